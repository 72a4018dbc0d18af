package io.marram.emulator.kura.configuration;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.kura.KuraException;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleEvent;
import org.osgi.service.metatype.MetaTypeInformation;
import org.osgi.service.metatype.MetaTypeService;
import org.osgi.util.tracker.BundleTracker;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the metatype files of bundles that become active, and only of those. */
final class MetatypeTracker extends BundleTracker<List<String>> {
  private static final Logger logger = LoggerFactory.getLogger(MetatypeTracker.class);

  private final MetaTypeService metatypes;
  private final ConfigurationRegistry registry;

  MetatypeTracker(
      BundleContext context, MetaTypeService metatypes, ConfigurationRegistry registry) {
    super(context, Bundle.ACTIVE, null);
    this.metatypes = metatypes;
    this.registry = registry;
  }

  @Override
  public List<String> addingBundle(Bundle bundle, BundleEvent event) {
    MetaTypeInformation information = metatypes.getMetaTypeInformation(bundle);
    if (information == null) {
      return null;
    }
    List<String> defined = new ArrayList<>();
    Stream.concat(Stream.of(information.getPids()), Stream.of(information.getFactoryPids()))
        .distinct()
        .forEach(pid -> define(bundle, pid, defined));
    return defined.isEmpty() ? null : defined;
  }

  @Override
  public void removedBundle(Bundle bundle, BundleEvent event, List<String> defined) {
    registry.undefine(defined);
  }

  private void define(Bundle bundle, String pid, List<String> defined) {
    URL file = bundle.getResource("OSGI-INF/metatype/" + pid + ".xml");
    if (file == null) {
      logger.info(
          "event=metatype.missing bundle={} pid={} reason=file-is-not-named-by-its-pid",
          bundle.getSymbolicName(),
          pid);
      return;
    }
    try (InputStream xml = file.openStream()) {
      Optional<Definition> definition = MetatypeFile.read(xml, pid);
      if (definition.isPresent()) {
        registry.define(definition.get());
        defined.add(pid);
      } else {
        logger.warn("event=metatype.ignored pid={} reason=no-definition-with-this-id", pid);
      }
    } catch (IOException | KuraException e) {
      logger.error("event=metatype.unusable pid={} reason=\"{}\"", pid, e.getMessage());
    }
  }
}
