package io.marram.emulator.rest.kura;

import com.eclipsesource.json.JsonArray;
import com.eclipsesource.json.JsonObject;
import io.marram.emulator.rest.http.RequestException;
import io.marram.emulator.rest.services.ComponentDescriptions;
import io.marram.emulator.rest.services.GatewayServices;
import io.marram.emulator.rest.services.GatewayServices.Registered;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.kura.cloudconnection.CloudConnectionConstants;
import org.eclipse.kura.cloudconnection.publisher.CloudPublisher;
import org.eclipse.kura.cloudconnection.subscriber.CloudSubscriber;
import org.eclipse.kura.configuration.ConfigurationService;
import org.osgi.framework.Constants;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.service.component.runtime.dto.ComponentDescriptionDTO;

/** Publishers and subscribers of cloud connections. */
final class PubSubs {
  private static final String ENDPOINT_PID =
      CloudConnectionConstants.CLOUD_ENDPOINT_SERVICE_PID_PROP_NAME.value();
  private static final String CONNECTION_FACTORY_PID =
      CloudConnectionConstants.CLOUD_CONNECTION_FACTORY_PID_PROP_NAME.value();
  private static final Map<String, String> TYPES =
      Map.of(
          CloudPublisher.class.getName(), "PUBLISHER",
          CloudSubscriber.class.getName(), "SUBSCRIBER");

  private final GatewayServices services;
  private final ComponentDescriptions descriptions;

  PubSubs(GatewayServices services, ComponentDescriptions descriptions) {
    this.services = services;
    this.descriptions = descriptions;
  }

  JsonArray describeFactories() {
    JsonArray array = new JsonArray();
    for (ComponentDescriptionDTO description : descriptions.all()) {
      if (isFactory(description)) {
        JsonObject json =
            new JsonObject()
                .add("factoryPid", text(description, Constants.SERVICE_PID).orElseThrow())
                .add(
                    "cloudConnectionFactoryPid",
                    text(description, CONNECTION_FACTORY_PID).orElseThrow());
        text(description, "kura.ui.csf.pid.default").ifPresent(pid -> json.add("defaultPid", pid));
        text(description, "kura.ui.csf.pid.regex")
            .ifPresent(regex -> json.add("defaultPidRegex", regex));
        array.add(json);
      }
    }
    return array;
  }

  JsonArray describeInstances() {
    JsonArray array = new JsonArray();
    for (String type : TYPES.keySet().stream().sorted().toList()) {
      for (Registered service : services.registered("(objectClass=" + type + ")")) {
        Optional<String> endpoint = service.text(ENDPOINT_PID);
        Optional<String> factoryPid = service.text(ConfigurationAdmin.SERVICE_FACTORYPID);
        if (endpoint.isPresent() && factoryPid.isPresent()) {
          array.add(
              new JsonObject()
                  .add("cloudEndpointPid", endpoint.get())
                  .add("pid", service.text(ConfigurationService.KURA_SERVICE_PID).orElse(null))
                  .add("factoryPid", factoryPid.get())
                  .add("type", TYPES.get(type)));
        }
      }
    }
    return array;
  }

  void create(String pid, String factoryPid, String endpointPid) {
    boolean known =
        descriptions.all().stream()
            .filter(PubSubs::isFactory)
            .anyMatch(
                factory ->
                    text(factory, Constants.SERVICE_PID).filter(factoryPid::equals).isPresent());
    if (!known) {
      throw new RequestException(404, "there is no publisher or subscriber factory " + factoryPid);
    }
    KuraCall.answer(
        () -> {
          configurations()
              .createFactoryConfiguration(factoryPid, pid, Map.of(ENDPOINT_PID, endpointPid), true);
          return pid;
        });
  }

  void delete(String pid) {
    if (!isInstance(pid)) {
      throw new RequestException(404, "there is no publisher or subscriber " + pid);
    }
    KuraCall.answer(
        () -> {
          configurations().deleteFactoryConfiguration(pid, true);
          return pid;
        });
  }

  boolean isInstance(String pid) {
    return descriptions.withPid(pid).stream()
        .map(service -> service.properties().get(Constants.OBJECTCLASS))
        .anyMatch(types -> types instanceof String[] names && isPubSub(names));
  }

  private ConfigurationService configurations() {
    return services.require(ConfigurationService.class);
  }

  /** Those without the two pids cannot be created by anyone. */
  private static boolean isFactory(ComponentDescriptionDTO description) {
    return isPubSub(description.serviceInterfaces)
        && text(description, Constants.SERVICE_PID).isPresent()
        && text(description, CONNECTION_FACTORY_PID).isPresent();
  }

  private static boolean isPubSub(String[] interfaces) {
    Set<String> wanted = TYPES.keySet();
    return Arrays.stream(interfaces).anyMatch(wanted::contains);
  }

  private static Optional<String> text(ComponentDescriptionDTO description, String name) {
    return description.properties.get(name) instanceof String text
        ? Optional.of(text)
        : Optional.empty();
  }
}
