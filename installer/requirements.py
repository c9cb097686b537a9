"""Prints the dependencies of the program and of its tests, as pyproject.toml names them."""

import sys
import tomllib
from pathlib import Path

with (Path(__file__).parent.parent / "pyproject.toml").open("rb") as file:
    project = tomllib.load(file)["project"]

wanted = [*project["dependencies"], *project["optional-dependencies"]["dev"]]
sys.stdout.write("\n".join(wanted) + "\n")
