package io.marram.anomaly.internal;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;

/** The versions of what is installed. */
final class InstalledBundles {

  private static final String OURS = "io.marram.";

  /** Bundles with this header hold models. */
  private static final String MODELS_HEADER = "Marram-Models";

  /** A message has room for so many. */
  private static final int MOST = 200;

  private final BundleContext context;

  InstalledBundles(BundleContext context) {
    this.context = context;
  }

  /** Of our bundles, by symbolic name. */
  Map<String, String> versions() {
    return versions(bundle -> bundle.getSymbolicName().startsWith(OURS) && !holdsModels(bundle));
  }

  /** Of bundles that hold models, by symbolic name. */
  Map<String, String> models() {
    return versions(InstalledBundles::holdsModels);
  }

  private Map<String, String> versions(Predicate<Bundle> wanted) {
    Map<String, String> versions = new TreeMap<>();
    Arrays.stream(context.getBundles())
        .filter(bundle -> bundle.getSymbolicName() != null)
        .filter(wanted)
        .limit(MOST)
        .forEach(bundle -> versions.put(bundle.getSymbolicName(), bundle.getVersion().toString()));
    return versions;
  }

  private static boolean holdsModels(Bundle bundle) {
    return bundle.getHeaders("").get(MODELS_HEADER) != null;
  }
}
