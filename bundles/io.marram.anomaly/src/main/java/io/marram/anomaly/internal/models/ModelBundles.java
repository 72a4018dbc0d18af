package io.marram.anomaly.internal.models;

import io.marram.anomaly.detector.DetectorKind;
import java.util.ArrayList;
import java.util.Dictionary;
import java.util.Hashtable;
import java.util.List;
import java.util.Optional;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleEvent;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.util.tracker.BundleTracker;
import org.osgi.util.tracker.BundleTrackerCustomizer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Registers the models of started bundles as kinds of detectors, as a bundle with code would do
 * itself.
 */
@Component(
    name = "io.marram.anomaly.ModelBundles",
    immediate = true,
    service = {})
public final class ModelBundles
    implements BundleTrackerCustomizer<List<ServiceRegistration<DetectorKind>>> {

  private static final Logger logger = LoggerFactory.getLogger(ModelBundles.class);

  private volatile Networks networks;
  private BundleContext context;
  private BundleTracker<List<ServiceRegistration<DetectorKind>>> bundles;

  @Reference(
      name = "Networks",
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC)
  void setNetworks(Networks found) {
    networks = found;
  }

  void unsetNetworks(Networks gone) {
    if (networks == gone) {
      networks = null;
    }
  }

  @Activate
  void activate(BundleContext ofThisBundle) {
    context = ofThisBundle;
    bundles = new BundleTracker<>(context, Bundle.ACTIVE, this);
    bundles.open();
  }

  @Deactivate
  void deactivate() {
    bundles.close();
  }

  @Override
  public List<ServiceRegistration<DetectorKind>> addingBundle(Bundle bundle, BundleEvent event) {
    String header = bundle.getHeaders("").get(ModelBundle.HEADER);
    if (header == null) {
      return null;
    }
    ModelBundle found = new ModelBundle(bundle, header, () -> Optional.ofNullable(networks));
    List<ServiceRegistration<DetectorKind>> registered = new ArrayList<>();
    for (InstalledModel model : found.models()) {
      registered.add(context.registerService(DetectorKind.class, model.kind(), properties(model)));
      logger.info(
          "event=anomaly.model.installed model={} origin={} sensors={}",
          model.kind().name(),
          found.origin(),
          model.sensors().isEmpty() ? "all" : model.sensors().size());
    }
    return registered;
  }

  private static Dictionary<String, Object> properties(InstalledModel model) {
    Dictionary<String, Object> properties = new Hashtable<>();
    if (!model.sensors().isEmpty()) {
      properties.put(DetectorKind.SENSORS, model.sensors().toArray(String[]::new));
    }
    return properties;
  }

  @Override
  public void modifiedBundle(
      Bundle bundle, BundleEvent event, List<ServiceRegistration<DetectorKind>> registered) {
    // Only ACTIVE is tracked: there is no other state to change to
  }

  @Override
  public void removedBundle(
      Bundle bundle, BundleEvent event, List<ServiceRegistration<DetectorKind>> registered) {
    registered.forEach(ServiceRegistration::unregister);
    if (!registered.isEmpty()) {
      logger.info(
          "event=anomaly.model.removed origin={}/{} models={}",
          bundle.getSymbolicName(),
          bundle.getVersion(),
          registered.size());
    }
  }
}
