package io.marram.inference.internal;

import io.marram.inference.ModelEngine;
import io.marram.inference.NativePlatform;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.eclipse.kura.KuraException;
import org.eclipse.kura.ai.inference.InferenceEngineService;
import org.eclipse.kura.ai.inference.ModelInfo;
import org.eclipse.kura.ai.inference.Tensor;
import org.eclipse.kura.configuration.ConfigurableComponent;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.util.tracker.BundleTracker;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Kura's inference engine: it joins the bundles that bring native libraries and models with {@link
 * ModelService}, which answers.
 *
 * <p>Once PyTorch runs it stays until the JVM ends, even if the bundle with its libraries is
 * stopped. All networks are closed when the component goes.
 */
@Designate(ocd = InferenceEngineConfig.class)
@Component(
    name = InferenceEngineComponent.PID,
    immediate = true,
    configurationPolicy = ConfigurationPolicy.REQUIRE,
    service = {ConfigurableComponent.class, InferenceEngineService.class})
public final class InferenceEngineComponent
    implements ConfigurableComponent, InferenceEngineService {

  /** The component's name and Kura's PID. */
  public static final String PID = "io.marram.inference.InferenceEngine";

  private static final Logger logger = LoggerFactory.getLogger(InferenceEngineComponent.class);

  private final ModelCatalogue catalogue = new ModelCatalogue();
  private final ModelService service = new ModelService(catalogue);
  private EngineStarter starter;
  private BundleTracker<Bundle> natives;
  private BundleTracker<List<HostedModel>> models;

  /** Engines of other platforms than PyTorch's, which bundles add. */
  @Reference(
      name = "ModelEngine",
      cardinality = ReferenceCardinality.MULTIPLE,
      policy = ReferencePolicy.DYNAMIC)
  void addEngine(ModelEngine engine) {
    catalogue.engineStarted(engine);
  }

  void removeEngine(ModelEngine engine) {
    catalogue.engineGone(engine);
  }

  @Activate
  void activate(BundleContext context, InferenceEngineConfig config) {
    NativePlatform platform = NativePlatform.current();
    Path directory = new DefaultDirectory(context).path();
    starter = new EngineStarter(platform, directory, catalogue::engineStarted);
    NativesBundles nativesBundles = new NativesBundles(context, platform, starter::offer);
    natives = new BundleTracker<>(context, Bundle.ACTIVE, nativesBundles);
    models = new BundleTracker<>(context, Bundle.ACTIVE, new ModelBundles(catalogue));
    models.open();
    natives.open();
    nativesBundles.reportMissing();
    updated(config);
  }

  @Modified
  void updated(InferenceEngineConfig config) {
    try {
      starter.apply(InferenceEngineSettings.of(config));
    } catch (IllegalArgumentException e) {
      logger.error("event=engine.misconfigured pid={} reason=\"{}\"", PID, e.getMessage());
    }
  }

  @Deactivate
  void deactivate() {
    natives.close();
    starter.close();
    models.close();
    catalogue.clear();
  }

  @Override
  public List<Tensor> infer(ModelInfo model, List<Tensor> inputs) throws KuraException {
    return service.infer(model, inputs);
  }

  @Override
  public void loadModel(String name, Optional<String> path) throws KuraException {
    service.load(name, path);
  }

  @Override
  public void unloadModel(String name) throws KuraException {
    service.unload(name);
  }

  @Override
  public boolean isModelLoaded(String name) {
    return service.isLoaded(name);
  }

  @Override
  public List<String> getModelNames() {
    return catalogue.names();
  }

  @Override
  public Optional<ModelInfo> getModelInfo(String name) {
    return service.info(name);
  }

  @Override
  public boolean isEngineReady() {
    return catalogue.hasEngine();
  }
}
