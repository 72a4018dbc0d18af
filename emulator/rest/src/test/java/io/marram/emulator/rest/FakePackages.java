package io.marram.emulator.rest;

import io.marram.emulator.kura.packages.InstalledPackage;
import io.marram.emulator.kura.packages.PackageOperation;
import io.marram.emulator.kura.packages.PackageOperations;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Remembers what is asked, and takes the files. */
public final class FakePackages implements PackageOperations {
  private final List<String> calls = new ArrayList<>();

  public synchronized List<String> calls() {
    return List.copyOf(calls);
  }

  @Override
  public synchronized String install(Path file) {
    try {
      calls.add("install " + file.getFileName() + " " + Files.readString(file));
      Files.delete(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return "operation-" + calls.size();
  }

  @Override
  public synchronized String install(URI url) {
    calls.add("install " + url);
    return "operation-" + calls.size();
  }

  @Override
  public synchronized String uninstall(String name) {
    calls.add("uninstall " + name);
    return "operation-" + calls.size();
  }

  @Override
  public List<PackageOperation> operations() {
    return List.of(
        new PackageOperation(
            "operation-1",
            PackageOperation.Kind.UPDATE,
            "hello.dp",
            "com.acme.hello",
            "1.0.1",
            PackageOperation.State.ROLLED_BACK,
            1,
            "the bundle does not resolve",
            Instant.ofEpochMilli(1_000),
            Optional.of(Instant.ofEpochMilli(2_000))));
  }

  @Override
  public List<InstalledPackage> packages() {
    return List.of(
        new InstalledPackage(
            "com.acme.hello",
            "1.0.0",
            List.of(new InstalledPackage.InstalledBundle("com.acme.hello", "1.0.0", "ACTIVE")),
            true),
        new InstalledPackage("com.acme.extra", "1.0.0", List.of(), false));
  }
}
