#!/usr/bin/env python3
"""Packs detectors into a package that Kura installs.

    pack.py NAME VERSION FOLDER

FOLDER holds <model>.json, the descriptor without version and sha256, and the file that it names.
Writes both into the descriptor, and NAME-VERSION.dp. docs/extending.md says what a descriptor of a
detector has.
"""
import hashlib
import io
import json
import pathlib
import sys
import zipfile


def archive(manifest, files):
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as packed:
        packed.writestr("META-INF/MANIFEST.MF", "\n".join(manifest) + "\n\n")
        for name, data in files.items():
            packed.writestr(name, data)
    return content.getvalue()


def package(name, version, folder):
    files = {}
    for path in sorted(folder.glob("*.json")):
        descriptor = json.loads(path.read_text())
        weights = (folder / descriptor["file"]).read_bytes()
        descriptor.update(version=version, sha256=hashlib.sha256(weights).hexdigest())
        text = json.dumps(descriptor, indent=2) + "\n"
        path.write_text(text)
        files["models/" + path.name] = text
        files["models/" + descriptor["file"]] = weights
    bundle = ["Bundle-SymbolicName: " + name, "Bundle-Version: " + version]
    headers = ["Manifest-Version: 1.0", "Bundle-ManifestVersion: 2"] + bundle
    jar = name + ".jar"
    return archive(
        ["Manifest-Version: 1.0", "DeploymentPackage-SymbolicName: " + name,
         "DeploymentPackage-Version: " + version, "", "Name: " + jar] + bundle,
        {jar: archive(headers + ["Marram-Models: models"], files)})


if __name__ == "__main__":
    name, version, folder = sys.argv[1:]
    pathlib.Path("%s-%s.dp" % (name, version)).write_bytes(
        package(name, version, pathlib.Path(folder)))
