package io.marram.emulator.kura.deployment;

import io.marram.emulator.kura.packages.InstalledPackage;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A framework whose storage is this object: it changes bundle by bundle, so that a crash in between
 * leaves a mixture.
 */
final class MemoryFramework implements Deployer {
  private final Map<String, String> versions = new TreeMap<>();
  private final Map<String, String> owners = new TreeMap<>();
  private final Set<String> complete = new TreeSet<>();
  private Runnable afterEachBundle = () -> {};
  private Set<String> refused = Set.of();
  private Optional<String> hanging = Optional.empty();
  private String hangingVersion = "";

  /** What is installed, as {@code package/bundle/version}. */
  Set<String> content() {
    Set<String> content = new TreeSet<>();
    versions.forEach((name, version) -> content.add(owners.get(name) + "/" + name + "/" + version));
    return content;
  }

  void afterEachBundle(Runnable action) {
    afterEachBundle = action;
  }

  /** Fails to install bundles of these versions. */
  void refuse(String... versions) {
    refused = Set.of(versions);
  }

  void clear() {
    versions.clear();
    owners.clear();
    complete.clear();
  }

  @Override
  public boolean holds(PackageFile file) {
    return complete.contains(file.name() + file.fingerprint());
  }

  /** The first bundle of this version hangs for ever. */
  void hangAt(String version) {
    hangingVersion = version;
  }

  @Override
  public void requireNoneHangs() throws PackageException {
    if (hanging.isPresent()) {
      throw new PackageException(hanging.get());
    }
  }

  @Override
  public void requireNoForeignBundles(PackageFile wanted) throws PackageException {
    for (PackagedBundle bundle : wanted.bundles()) {
      String owner = owners.getOrDefault(bundle.symbolicName(), wanted.name());
      if (!owner.equals(wanted.name())) {
        throw new PackageException(bundle.symbolicName() + " is already present");
      }
    }
  }

  @Override
  public void install(Optional<PackageFile> before, PackageFile wanted) throws PackageException {
    requireNoneHangs();
    complete.removeIf(entry -> entry.startsWith(wanted.name()));
    for (PackagedBundle bundle : wanted.bundles()) {
      if (refused.contains(bundle.version().toString())) {
        throw new PackageException("cannot install " + bundle.symbolicName());
      }
      if (bundle.version().toString().equals(hangingVersion)) {
        hanging = Optional.of(bundle.symbolicName() + " hangs: restart the gateway");
        requireNoneHangs();
      }
      versions.put(bundle.symbolicName(), bundle.version().toString());
      owners.put(bundle.symbolicName(), wanted.name());
      afterEachBundle.run();
    }
    complete.add(wanted.name() + wanted.fingerprint());
  }

  @Override
  public void uninstall(String name) {
    complete.removeIf(entry -> entry.startsWith(name));
    for (String bundle : List.copyOf(owners.keySet())) {
      if (owners.get(bundle).equals(name)) {
        owners.remove(bundle);
        versions.remove(bundle);
        afterEachBundle.run();
      }
    }
  }

  @Override
  public void start() {
    // Bundles of this framework have no state.
  }

  @Override
  public List<InstalledPackage> packages() {
    return new TreeSet<>(owners.values())
        .stream().map(name -> new InstalledPackage(name, "", List.of(), false)).toList();
  }
}
