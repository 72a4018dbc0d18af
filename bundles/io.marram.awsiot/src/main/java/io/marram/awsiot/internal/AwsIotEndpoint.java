package io.marram.awsiot.internal;

import io.marram.awsiot.internal.mqtt.LinkTiming;
import java.nio.file.Path;
import java.util.Map;
import org.eclipse.kura.cloudconnection.CloudConnectionManager;
import org.eclipse.kura.cloudconnection.CloudEndpoint;
import org.eclipse.kura.configuration.ConfigurableComponent;
import org.eclipse.kura.configuration.ConfigurationService;
import org.eclipse.kura.security.keystore.KeystoreService;
import org.eclipse.kura.system.SystemService;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.event.EventAdmin;
import org.osgi.service.metatype.annotations.Designate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Kura's way to AWS IoT Core. With a configuration that cannot be used it stays, says why, and
 * still keeps what is published.
 */
@Designate(ocd = AwsIotEndpointConfig.class, factory = true)
@Component(
    name = AwsIotEndpoint.PID,
    immediate = true,
    configurationPolicy = ConfigurationPolicy.REQUIRE,
    service = {CloudEndpoint.class, CloudConnectionManager.class, ConfigurableComponent.class},
    property = "kura.ui.service.hide:Boolean=true")
public final class AwsIotEndpoint extends KuraEndpoint implements ConfigurableComponent {

  static final String PID = "io.marram.awsiot.AwsIotEndpoint";

  private static final Logger logger = LoggerFactory.getLogger(AwsIotEndpoint.class);

  private final Keystores keystores = new Keystores();
  private final EndpointMapping mapping = new EndpointMapping(System::getenv, keystores);

  @Activate
  public AwsIotEndpoint(
      @Reference(name = "EventAdmin") EventAdmin eventAdmin,
      @Reference(name = "SystemService") SystemService system,
      Map<String, Object> properties) {
    this(eventAdmin, system, properties, LinkTiming.DEFAULT);
  }

  AwsIotEndpoint(
      EventAdmin eventAdmin,
      SystemService system,
      Map<String, Object> properties,
      LinkTiming timing) {
    super(
        new EndpointRuntime(
            String.valueOf(properties.get(ConfigurationService.KURA_SERVICE_PID)),
            Path.of(system.getKuraDataDirectory()),
            eventAdmin,
            timing));
  }

  @Reference(
      name = "KeystoreService",
      cardinality = ReferenceCardinality.MULTIPLE,
      policy = ReferencePolicy.DYNAMIC)
  void addKeystoreService(KeystoreService service, Map<String, Object> properties) {
    keystores.add(service, properties);
  }

  void removeKeystoreService(KeystoreService service, Map<String, Object> properties) {
    keystores.remove(service, properties);
  }

  @Activate
  void activate(AwsIotEndpointConfig config) {
    modified(config);
  }

  @Modified
  void modified(AwsIotEndpointConfig config) {
    try {
      runtime().run(mapping.map(config));
    } catch (RuntimeException e) {
      runtime().suspend(e.getMessage(), config.outbox_megabytes());
      logger.error(
          "event=awsiot.misconfigured pid={} reason=\"{}\"", runtime().pid(), e.getMessage());
    }
  }

  @Deactivate
  void deactivate() {
    runtime().close();
  }
}
