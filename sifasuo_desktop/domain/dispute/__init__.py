"""纠纷调解: records, states and rules of people's mediation."""
