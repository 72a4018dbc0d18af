package io.marram.inference.internal;

import io.marram.inference.NativePlatform;
import io.marram.inference.TorchScriptEngine;
import java.io.IOException;
import java.net.URL;
import java.util.Arrays;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Objects;
import java.util.function.Consumer;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleEvent;
import org.osgi.util.tracker.BundleTrackerCustomizer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds the native libraries for this machine among the started bundles: those whose header {@code
 * Marram-Natives} is a platform such as {@code linux-x86_64} and which hold DJL's jar for it in
 * folder {@code natives}.
 */
final class NativesBundles implements BundleTrackerCustomizer<Bundle> {

  static final String HEADER = "Marram-Natives";
  static final String VERSION_HEADER = "Marram-Natives-Version";
  static final String FOLDER = "natives";

  private static final Logger logger = LoggerFactory.getLogger(NativesBundles.class);
  private static final String NAME = "io.marram.inference.natives.";

  private final BundleContext context;
  private final NativePlatform platform;
  private final Consumer<NativesArchive> found;

  /**
   * @param found is told of every archive that fits this machine
   */
  NativesBundles(BundleContext context, NativePlatform platform, Consumer<NativesArchive> found) {
    this.context = context;
    this.platform = platform;
    this.found = found;
  }

  @Override
  public Bundle addingBundle(Bundle bundle, BundleEvent event) {
    String classifier = bundle.getHeaders("").get(HEADER);
    if (classifier == null) {
      return null;
    }
    String version = Objects.requireNonNullElse(bundle.getHeaders("").get(VERSION_HEADER), "none");
    if (!classifier.equals(platform.classifier())) {
      refuse(bundle, "it is for " + classifier);
    } else if (!version.equals(platform.libtorch())) {
      refuse(bundle, "it holds PyTorch " + version);
    } else {
      offer(bundle);
    }
    return bundle;
  }

  @Override
  public void modifiedBundle(Bundle bundle, BundleEvent event, Bundle tracked) {
    // Only ACTIVE is tracked: there is no other state to change to
  }

  @Override
  public void removedBundle(Bundle bundle, BundleEvent event, Bundle tracked) {
    // Loaded native code stays until the JVM ends, and the unpacked files are our own
  }

  /**
   * Says what to install if there is no bundle of this kind at all. No fault by itself: the
   * networks may run on another engine.
   */
  void reportMissing() {
    if (stillNeeded() && Arrays.stream(context.getBundles()).noneMatch(this::isNatives)) {
      logger.info(
          "event=natives.missing reason=\"no bundle with PyTorch for {} is installed, its networks"
              + " wait\" action=\"{}, or the package marram-onnx\"",
          platform.classifier(),
          advice());
    }
  }

  private void offer(Bundle bundle) {
    Enumeration<URL> jars = bundle.findEntries(FOLDER, "*.jar", false);
    if (jars == null) {
      refuse(bundle, "it holds no jar in folder " + FOLDER);
      return;
    }
    URL jar = Collections.list(jars).get(0);
    try {
      long length = jar.openConnection().getContentLengthLong();
      String identity = platform.classifier() + "-" + platform.libtorch() + "-" + length;
      found.accept(
          new NativesArchive(platform.classifier(), identity, name(bundle), jar::openStream));
    } catch (IOException e) {
      refuse(bundle, "its jar cannot be read: " + e.getMessage());
    }
  }

  private void refuse(Bundle bundle, String why) {
    if (!stillNeeded()) {
      logger.debug("event=natives.ignored bundle={} reason=\"{}\"", name(bundle), why);
      return;
    }
    logger.error(
        "event=natives.unfit bundle={} reason=\"{}, this machine needs PyTorch {} for {}\""
            + " action=\"{}\"",
        name(bundle),
        why,
        platform.libtorch(),
        platform.classifier(),
        advice());
  }

  /** An unfit bundle beside a running engine or beside a fitting bundle is nobody's problem. */
  private boolean stillNeeded() {
    return TorchScriptEngine.running().isEmpty()
        && Arrays.stream(context.getBundles()).noneMatch(this::fits);
  }

  private boolean isNatives(Bundle bundle) {
    return bundle.getHeaders("").get(HEADER) != null;
  }

  private boolean fits(Bundle bundle) {
    return platform.classifier().equals(bundle.getHeaders("").get(HEADER))
        && platform.libtorch().equals(bundle.getHeaders("").get(VERSION_HEADER))
        && bundle.findEntries(FOLDER, "*.jar", false) != null;
  }

  private String advice() {
    return "install bundle " + NAME + platform.classifier().replaceAll("[-_]", ".");
  }

  private static String name(Bundle bundle) {
    return bundle.getSymbolicName() + "/" + bundle.getVersion();
  }
}
