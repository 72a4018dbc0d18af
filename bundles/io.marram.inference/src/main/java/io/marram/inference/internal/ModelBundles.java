package io.marram.inference.internal;

import io.marram.inference.InferenceException;
import io.marram.inference.ModelFiles;
import java.net.URL;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleEvent;
import org.osgi.util.tracker.BundleTrackerCustomizer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Offers the models of started bundles: those whose header {@code Marram-Models} names the folder
 * inside the bundle that holds descriptors ({@code *.json}) and model files.
 */
final class ModelBundles implements BundleTrackerCustomizer<List<HostedModel>> {

  static final String HEADER = "Marram-Models";

  private static final Logger logger = LoggerFactory.getLogger(ModelBundles.class);

  private final ModelCatalogue catalogue;

  ModelBundles(ModelCatalogue catalogue) {
    this.catalogue = catalogue;
  }

  @Override
  public List<HostedModel> addingBundle(Bundle bundle, BundleEvent event) {
    String header = bundle.getHeaders("").get(HEADER);
    if (header == null) {
      return null;
    }
    String folder = header.strip();
    String origin = bundle.getSymbolicName() + "/" + bundle.getVersion();
    ModelFiles files =
        new ModelFiles(
            origin + "/" + folder + "/",
            file -> {
              URL url = bundle.getEntry(folder + "/" + file);
              return url == null ? null : url.openStream();
            });
    List<HostedModel> models = new ArrayList<>();
    for (String file : descriptors(bundle, folder)) {
      try {
        models.add(new HostedModel(files.descriptor(file), files, origin));
      } catch (InferenceException e) {
        logger.error(
            "event=model.unusable origin={} code={} reason=\"{}\"",
            origin,
            e.reason(),
            e.getMessage());
      }
    }
    models.forEach(catalogue::add);
    return models;
  }

  @Override
  public void modifiedBundle(Bundle bundle, BundleEvent event, List<HostedModel> models) {
    // Only ACTIVE is tracked: there is no other state to change to
  }

  @Override
  public void removedBundle(Bundle bundle, BundleEvent event, List<HostedModel> models) {
    models.forEach(catalogue::remove);
  }

  private static List<String> descriptors(Bundle bundle, String folder) {
    Enumeration<URL> urls = bundle.findEntries(folder, "*.json", false);
    List<String> files = new ArrayList<>();
    if (urls == null) {
      logger.error(
          "event=model.missing origin={} reason=\"folder {} of header {} holds no *.json\"",
          bundle.getSymbolicName(),
          folder,
          HEADER);
      return files;
    }
    for (URL url : Collections.list(urls)) {
      files.add(url.getPath().substring(url.getPath().lastIndexOf('/') + 1));
    }
    Collections.sort(files);
    return files;
  }
}
