package io.marram.emulator.rest.kura;

import com.eclipsesource.json.JsonArray;
import com.eclipsesource.json.JsonObject;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.marram.emulator.rest.http.JsonBody;
import io.marram.emulator.rest.http.RequestException;
import io.marram.emulator.rest.http.Resource;
import io.marram.emulator.rest.services.ComponentDescriptions;
import io.marram.emulator.rest.services.GatewayServices;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.eclipse.kura.cloudconnection.factory.CloudConnectionFactory;
import org.eclipse.kura.configuration.ComponentConfiguration;
import org.eclipse.kura.configuration.ConfigurationService;

/** Kura's {@code cloudconnection/v1}. */
public final class CloudConnectionResource implements Resource {
  private static final String PATH = "/services/cloudconnection/v1";
  private static final String ENDPOINT = PATH + "/cloudEndpoint";
  private static final String FACTORY_PID = "cloudConnectionFactoryPid";
  private static final String ENDPOINT_PID = "cloudEndpointPid";

  private final GatewayServices services;
  private final CloudEndpoints endpoints;
  private final PubSubs pubSubs;

  public CloudConnectionResource(GatewayServices services, ComponentDescriptions descriptions) {
    this.services = services;
    this.endpoints = new CloudEndpoints(services, descriptions);
    this.pubSubs = new PubSubs(services, descriptions);
  }

  @Override
  public void register(RoutesConfig routes) {
    routes.get(PATH + "/factories", this::listFactories);
    routes.get(PATH + "/instances", this::listInstances);
    routes.post(ENDPOINT, this::createEndpoint);
    routes.delete(ENDPOINT, this::deleteEndpoint);
    routes.post(ENDPOINT + "/stackComponentPids", this::listStack);
    routes.post(ENDPOINT + "/connect", this::connect);
    routes.post(ENDPOINT + "/disconnect", this::disconnect);
    routes.post(ENDPOINT + "/isConnected", this::isConnected);
    routes.post(PATH + "/pubSub", this::createPubSub);
    routes.delete(PATH + "/pubSub", this::deletePubSub);
    routes.post(PATH + "/configurations", this::findConfigurations);
    routes.put(PATH + "/configurations", this::updateConfigurations);
  }

  private void listFactories(Context context) {
    Resource.answer(
        context,
        new JsonObject()
            .add("cloudConnectionFactories", endpoints.describeFactories())
            .add("pubSubFactories", pubSubs.describeFactories()));
  }

  private void listInstances(Context context) {
    Resource.answer(
        context,
        new JsonObject()
            .add("cloudEndpointInstances", KuraCall.answer(endpoints::describeInstances))
            .add("pubsubInstances", pubSubs.describeInstances()));
  }

  private void createEndpoint(Context context) {
    JsonBody body = JsonBody.of(context);
    String pid = body.text(ENDPOINT_PID);
    CloudConnectionFactory factory = endpoints.factory(body.text(FACTORY_PID));
    KuraCall.answer(
        () -> {
          factory.createConfiguration(pid);
          return pid;
        });
  }

  private void deleteEndpoint(Context context) {
    JsonBody body = JsonBody.of(context);
    String pid = body.text(ENDPOINT_PID);
    CloudConnectionFactory factory = endpoints.factoryOf(body.text(FACTORY_PID), pid);
    KuraCall.answer(
        () -> {
          factory.deleteConfiguration(pid);
          return pid;
        });
  }

  private void listStack(Context context) {
    JsonBody body = JsonBody.of(context);
    String pid = body.text(ENDPOINT_PID);
    CloudConnectionFactory factory = endpoints.factoryOf(body.text(FACTORY_PID), pid);
    JsonArray pids = new JsonArray();
    // In the factory's order, which is that of the layers.
    KuraCall.answer(() -> factory.getStackComponentsPids(pid)).forEach(pids::add);
    Resource.answer(context, new JsonObject().add("pids", pids));
  }

  private void connect(Context context) {
    endpoints.connect(JsonBody.of(context).text(ENDPOINT_PID));
  }

  private void disconnect(Context context) {
    endpoints.disconnect(JsonBody.of(context).text(ENDPOINT_PID));
  }

  private void isConnected(Context context) {
    boolean connected = endpoints.isConnected(JsonBody.of(context).text(ENDPOINT_PID));
    Resource.answer(context, new JsonObject().add("connected", connected));
  }

  private void createPubSub(Context context) {
    JsonBody body = JsonBody.of(context);
    pubSubs.create(body.text("pid"), body.text("factoryPid"), body.text(ENDPOINT_PID));
  }

  private void deletePubSub(Context context) {
    pubSubs.delete(JsonBody.of(context).text("pid"));
  }

  private void findConfigurations(Context context) {
    List<ComponentConfiguration> found = new ArrayList<>();
    for (String pid : new LinkedHashSet<>(JsonBody.of(context).texts("pids"))) {
      if (isOwn(pid)) {
        found.add(
            KuraCall.answer(
                () -> services.require(ConfigurationService.class).getComponentConfiguration(pid)));
      }
    }
    found.removeIf(Objects::isNull);
    Resource.answer(context, ComponentJson.write(found));
  }

  private void updateConfigurations(Context context) {
    JsonBody body = JsonBody.of(context);
    Map<String, Map<String, Object>> updates = new LinkedHashMap<>();
    for (JsonBody config : body.objects("configs")) {
      String pid = config.text("pid");
      if (!isOwn(pid)) {
        throw new RequestException(400, "\"" + pid + "\" belongs to no cloud connection");
      }
      updates.put(pid, ComponentJson.readProperties(config));
    }
    ConfigurationService configurations = services.require(ConfigurationService.class);
    Subtasks subtasks = new Subtasks();
    updates.forEach(
        (pid, properties) ->
            subtasks.run(
                "update:" + pid, () -> configurations.updateConfiguration(pid, properties, false)));
    if (body.flag("takeSnapshot", true)) {
      subtasks.run("snapshot", configurations::snapshot);
    }
    subtasks.finish();
  }

  private boolean isOwn(String pid) {
    Set<String> stacks = KuraCall.answer(endpoints::stackPids);
    return stacks.contains(pid) || pubSubs.isInstance(pid);
  }
}
