#!/usr/bin/env python3
"""Packs models for anomaly detection into a package that Kura installs.

    pack.py NAME VERSION FOLDER

FOLDER holds <model>.properties, and what they name: a forest's .json, an autoencoder's .pt. Writes
NAME-VERSION.dp. docs/operations.md says what the properties mean.
"""
import hashlib
import io
import json
import pathlib
import sys
import zipfile


def network(model, version, window, weights):
    """What the inference engine wants to know about a TorchScript file."""
    shape = {"type": "FP32", "shape": [-1, window]}
    return json.dumps({
        "name": model, "version": version, "platform": "pytorch-torchscript",
        "file": model + ".pt", "sha256": hashlib.sha256(weights).hexdigest(),
        "inputs": [{"name": "window", **shape}],
        "outputs": [{"name": "reconstruction", **shape}]})


def files_of(folder, version):
    files = {}
    for path in sorted(folder.glob("*.properties")):
        lines = [line.partition("=") for line in path.read_text().splitlines()]
        told = {key.strip(): value.strip() for key, equals, value in lines if equals}
        files["anomaly/" + path.name] = path.read_bytes()
        if told["kind"] == "forest":
            files["anomaly/" + told["file"]] = (folder / told["file"]).read_bytes()
        else:
            model = told["model"]
            weights = (folder / (model + ".pt")).read_bytes()
            files["models/%s.pt" % model] = weights
            files["models/%s.json" % model] = network(model, version, int(told["window"]), weights)
    return files


def archive(manifest, files):
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as packed:
        packed.writestr("META-INF/MANIFEST.MF", "\n".join(manifest) + "\n\n")
        for name, data in files.items():
            packed.writestr(name, data)
    return content.getvalue()


def package(name, version, folder):
    bundle = ["Bundle-SymbolicName: " + name, "Bundle-Version: " + version]
    files = files_of(folder, version)
    headers = ["Manifest-Version: 1.0", "Bundle-ManifestVersion: 2"] + bundle
    headers.append("Marram-Anomaly-Models: anomaly")
    if any(file.startswith("models/") for file in files):
        headers.append("Marram-Models: models")
    jar = name + ".jar"
    return archive(
        ["Manifest-Version: 1.0", "DeploymentPackage-SymbolicName: " + name,
         "DeploymentPackage-Version: " + version, "", "Name: " + jar] + bundle,
        {jar: archive(headers, files)})


if __name__ == "__main__":
    name, version, folder = sys.argv[1:]
    pathlib.Path("%s-%s.dp" % (name, version)).write_bytes(
        package(name, version, pathlib.Path(folder)))
