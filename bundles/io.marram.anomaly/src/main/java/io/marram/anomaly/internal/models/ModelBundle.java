package io.marram.anomaly.internal.models;

import io.marram.anomaly.detector.DetectorKind;
import io.marram.anomaly.model.AutoencoderKind;
import io.marram.anomaly.model.ForestKind;
import io.marram.anomaly.model.ForestReader;
import io.marram.anomaly.model.ModelDescriptor;
import io.marram.anomaly.model.ModelDescriptor.ForestFile;
import io.marram.anomaly.model.ModelDescriptor.Network;
import io.marram.anomaly.model.ModelException;
import io.marram.log.Printable;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Supplier;
import org.osgi.framework.Bundle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the models of one bundle. One that cannot be used is said and left out. */
public final class ModelBundle {

  /** Names the folder with the descriptors. */
  /** The header that names the folder of a bundle's models. */
  public static final String HEADER = "Marram-Anomaly-Models";

  private static final Logger logger = LoggerFactory.getLogger(ModelBundle.class);
  private static final String SUFFIX = ".properties";
  private static final int LONGEST_DESCRIPTOR = 1 << 20;

  private final Bundle bundle;
  private final String folder;
  private final String origin;
  private final Supplier<Optional<Networks>> networks;

  /**
   * @param header what the bundle says of itself
   * @param networks the engine's, while there is one
   */
  ModelBundle(Bundle bundle, String header, Supplier<Optional<Networks>> networks) {
    this.bundle = bundle;
    this.folder = header.strip();
    this.origin = bundle.getSymbolicName() + "/" + bundle.getVersion();
    this.networks = networks;
  }

  String origin() {
    return origin;
  }

  List<InstalledModel> models() {
    List<InstalledModel> models = new ArrayList<>();
    for (String file : descriptors()) {
      String name = file.substring(0, file.length() - SUFFIX.length());
      ModelLog log = new ModelLog(Printable.of(name), origin);
      try {
        models.add(model(name, log));
      } catch (ModelException e) {
        log.fails(e.getMessage());
      }
    }
    return models;
  }

  private List<String> descriptors() {
    Enumeration<URL> urls = bundle.findEntries(folder, "*" + SUFFIX, false);
    if (urls == null) {
      logger.error(
          "event=anomaly.model.missing origin={} reason=\"folder {} of header {} holds no *{}\"",
          origin,
          Printable.of(folder),
          HEADER,
          SUFFIX);
      return List.of();
    }
    return Collections.list(urls).stream()
        .map(URL::getPath)
        .map(path -> path.substring(path.lastIndexOf('/') + 1))
        .sorted()
        .toList();
  }

  private InstalledModel model(String name, ModelLog log) throws ModelException {
    ModelDescriptor descriptor = ModelDescriptor.of(name, properties(name + SUFFIX));
    DetectorKind kind;
    if (descriptor.source() instanceof ForestFile forest) {
      byte[] json = content(forest.file(), ForestReader.MOST_BYTES);
      kind = new ForestKind(name, ForestReader.read(json), log::fails);
    } else {
      Network network = (Network) descriptor.source();
      EngineAutoencoder autoencoder = new EngineAutoencoder(network.model(), networks, log);
      kind = new AutoencoderKind(name, network.settings(), autoencoder, origin);
    }
    return new InstalledModel(kind, descriptor.sensors());
  }

  private Properties properties(String file) throws ModelException {
    Properties properties = new Properties();
    String text = new String(content(file, LONGEST_DESCRIPTOR), StandardCharsets.UTF_8);
    try {
      properties.load(new StringReader(text));
    } catch (IOException | IllegalArgumentException e) {
      throw new ModelException(file + " cannot be read: " + e.getMessage());
    }
    return properties;
  }

  private byte[] content(String file, int mostBytes) throws ModelException {
    URL url = bundle.getEntry(folder + "/" + file);
    if (url == null) {
      throw new ModelException("file " + file + " is not there");
    }
    try (InputStream in = url.openStream()) {
      byte[] content = in.readNBytes(mostBytes + 1);
      if (content.length > mostBytes) {
        throw new ModelException("file %s has more than %d bytes".formatted(file, mostBytes));
      }
      return content;
    } catch (IOException e) {
      throw new ModelException("file " + file + " cannot be read: " + e);
    }
  }
}
