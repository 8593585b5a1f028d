"""`PYTHONPATH=tests python -m shell_maker` builds the repository's own site with MkDocs and with ProperDocs, and compares every file.

It ends with exit code 1 where one differs. The latter environment has no MkDocs; there both ways to the site are taken, `portal build` and
`properdocs build`.
"""

import shutil
import sys
import tempfile
from pathlib import Path

from project import ROOT, make, tree

from shell_maker.environment import chosen, made, ran


def main():
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        usual, continued = make(root / "usual"), chosen(make(root / "continued"))
        for project in (usual, continued):
            shutil.copytree(ROOT / "content", project / "content", dirs_exist_ok=True)
        python, portal = made(root / "env"), ("-m", "build_scripts", "build", "--no-cache", "--site")
        ran(sys.executable, *portal, root / "mkdocs", project=usual)
        ran(python, *portal, root / "portal build", project=continued)
        ran(python, "-m", "properdocs", "build", "-f", "mkdocs.yml", "-d", root / "properdocs build", project=continued)
        first = tree(root / "mkdocs")
        sys.stdout.write(f"MkDocs, portal build: {len(first)} files, {sum(map(len, first.values()))} bytes\n")
        different = False
        for way in ("portal build", "properdocs build"):
            other = tree(root / way)
            names = sorted(name for name in first.keys() | other.keys() if first.get(name) != other.get(name))
            different = different or bool(names)
            said = [f"ProperDocs, {way}: {len(other)} files, {len(names)} of them different", *names]
            sys.stdout.write("\n  ".join(said) + "\n")
    return different


sys.exit(main())
