"""Papers of people's mediation: the forms of 司发通〔2010〕239号, one file each."""
