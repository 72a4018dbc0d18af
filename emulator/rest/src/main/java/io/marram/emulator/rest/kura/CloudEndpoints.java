package io.marram.emulator.rest.kura;

import com.eclipsesource.json.JsonArray;
import com.eclipsesource.json.JsonObject;
import io.marram.emulator.rest.http.RequestException;
import io.marram.emulator.rest.services.ComponentDescriptions;
import io.marram.emulator.rest.services.GatewayServices;
import io.marram.emulator.rest.services.GatewayServices.Registered;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.kura.KuraConnectException;
import org.eclipse.kura.KuraDisconnectException;
import org.eclipse.kura.KuraException;
import org.eclipse.kura.cloudconnection.CloudConnectionManager;
import org.eclipse.kura.cloudconnection.CloudEndpoint;
import org.eclipse.kura.cloudconnection.factory.CloudConnectionFactory;

/** The cloud connections of the gateway and those who make them. */
final class CloudEndpoints {
  private static final String FACTORIES =
      "(objectClass=" + CloudConnectionFactory.class.getName() + ")";

  private final GatewayServices services;
  private final ComponentDescriptions descriptions;

  CloudEndpoints(GatewayServices services, ComponentDescriptions descriptions) {
    this.services = services;
    this.descriptions = descriptions;
  }

  JsonArray describeFactories() {
    JsonArray array = new JsonArray();
    for (Registered registered : services.registered(FACTORIES)) {
      if (registered.service().get() instanceof CloudConnectionFactory factory) {
        JsonObject json =
            new JsonObject().add("cloudConnectionFactoryPid", factory.getFactoryPid());
        registered
            .text("kura.ui.csf.pid.default")
            .ifPresent(pid -> json.add("defaultCloudEndpointPid", pid));
        registered
            .text("kura.ui.csf.pid.regex")
            .ifPresent(regex -> json.add("cloudEndpointPidRegex", regex));
        array.add(json);
      }
    }
    return array;
  }

  JsonArray describeInstances() throws KuraException {
    JsonArray array = new JsonArray();
    for (CloudConnectionFactory factory : factories()) {
      for (String pid : new TreeSet<>(factory.getManagedCloudConnectionPids())) {
        array.add(describe(factory.getFactoryPid(), pid));
      }
    }
    return array;
  }

  private JsonObject describe(String factoryPid, String pid) {
    JsonObject json =
        new JsonObject().add("cloudConnectionFactoryPid", factoryPid).add("cloudEndpointPid", pid);
    Optional<CloudConnectionManager> connection = service(pid, CloudConnectionManager.class);
    if (connection.isPresent()) {
      return json.add("state", connection.get().isConnected() ? "CONNECTED" : "DISCONNECTED")
          .add("cloudEndpointType", "CLOUD_CONNECTION_MANAGER");
    }
    json.add("state", "UNREGISTERED");
    return service(pid, CloudEndpoint.class).isPresent()
        ? json.add("cloudEndpointType", "CLOUD_ENDPOINT")
        : json;
  }

  /** The pids of all layers of all cloud connections. */
  Set<String> stackPids() throws KuraException {
    Set<String> pids = new LinkedHashSet<>();
    for (CloudConnectionFactory factory : factories()) {
      for (String pid : factory.getManagedCloudConnectionPids()) {
        pids.addAll(factory.getStackComponentsPids(pid));
      }
    }
    return pids;
  }

  CloudConnectionFactory factory(String factoryPid) {
    return factories().stream()
        .filter(factory -> factoryPid.equals(factory.getFactoryPid()))
        .findAny()
        .orElseThrow(
            () -> new RequestException(404, "there is no cloud connection factory " + factoryPid));
  }

  /** The factory of a cloud connection that it has made. */
  CloudConnectionFactory factoryOf(String factoryPid, String pid) {
    CloudConnectionFactory factory = factory(factoryPid);
    if (!KuraCall.answer(factory::getManagedCloudConnectionPids).contains(pid)) {
      throw new RequestException(404, "there is no cloud connection " + pid);
    }
    return factory;
  }

  void connect(String pid) {
    try {
      connection(pid).connect();
    } catch (KuraConnectException e) {
      throw new RequestException(
          500, "Error connecting. Please review your configuration. " + reason(e));
    }
  }

  void disconnect(String pid) {
    try {
      connection(pid).disconnect();
    } catch (KuraDisconnectException e) {
      throw KuraCall.failure(e);
    }
  }

  boolean isConnected(String pid) {
    return connection(pid).isConnected();
  }

  private CloudConnectionManager connection(String pid) {
    return service(pid, CloudConnectionManager.class)
        .orElseThrow(
            () -> new RequestException(404, "there is no cloud connection " + pid + " to connect"));
  }

  private <T> Optional<T> service(String pid, Class<T> type) {
    return descriptions.withPid(pid).stream()
        .map(registered -> registered.service().get())
        .filter(type::isInstance)
        .map(type::cast)
        .findAny();
  }

  private List<CloudConnectionFactory> factories() {
    List<CloudConnectionFactory> factories = new ArrayList<>();
    for (Registered registered : services.registered(FACTORIES)) {
      factories.add((CloudConnectionFactory) registered.service().get());
    }
    factories.removeIf(Objects::isNull);
    return factories;
  }

  private static String reason(KuraConnectException e) {
    return e.getCause() == null || e.getCause().getMessage() == null
        ? ""
        : e.getCause().getMessage();
  }
}
