package io.marram.anomaly.internal;

import io.marram.anomaly.internal.models.ModelBundle;
import java.util.Arrays;
import java.util.Dictionary;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;

/** The versions of what is installed. */
final class InstalledBundles {

  private static final String OURS = "io.marram.";

  /** Bundles with one of these headers hold models. */
  private static final List<String> MODELS_HEADERS = List.of("Marram-Models", ModelBundle.HEADER);

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
    Dictionary<String, String> headers = bundle.getHeaders("");
    return MODELS_HEADERS.stream().anyMatch(header -> headers.get(header) != null);
  }
}
