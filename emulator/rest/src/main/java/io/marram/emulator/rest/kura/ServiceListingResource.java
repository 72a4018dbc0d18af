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
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.kura.configuration.ConfigurationService;

/** Kura's {@code serviceListing/v1}: which services and factories there are, by interface. */
public final class ServiceListingResource implements Resource {
  private static final String PATH = "/services/serviceListing/v1";

  private final GatewayServices services;
  private final ComponentDescriptions descriptions;

  public ServiceListingResource(GatewayServices services, ComponentDescriptions descriptions) {
    this.services = services;
    this.descriptions = descriptions;
  }

  @Override
  public void register(RoutesConfig routes) {
    routes.get(
        PATH + "/servicePids",
        context -> answer(context, ComponentDescriptions.pids(services.registered(""))));
    routes.post(PATH + "/servicePids/byInterface", this::findByInterface);
    routes.post(PATH + "/servicePids/satisfyingReference", this::findSatisfying);
    routes.get(PATH + "/factoryPids", context -> answer(context, factoryPids()));
    routes.post(PATH + "/factoryPids/byInterface", this::findFactoriesByInterface);
  }

  private void findByInterface(Context context) {
    String filter =
        interfaces(context).stream()
            .map(name -> "(objectClass=" + ComponentDescriptions.escaped(name) + ")")
            .collect(Collectors.joining("", "(&", ")"));
    answer(context, ComponentDescriptions.pids(services.registered(filter)));
  }

  private void findSatisfying(Context context) {
    JsonBody body = JsonBody.of(context);
    answer(
        context,
        descriptions
            .targets(body.text("pid"), body.text("referenceName"))
            .orElseThrow(() -> new RequestException(404, "there is no such reference")));
  }

  private void findFactoriesByInterface(Context context) {
    List<String> interfaces = interfaces(context);
    Set<String> factories = factoryPids();
    answer(
        context,
        descriptions.all().stream()
            .filter(description -> factories.contains(description.name))
            .filter(
                description -> Arrays.asList(description.serviceInterfaces).containsAll(interfaces))
            .map(description -> description.name)
            .toList());
  }

  private static List<String> interfaces(Context context) {
    List<String> interfaces = JsonBody.of(context).texts("interfaceNames");
    if (interfaces.isEmpty()) {
      throw new RequestException(400, "interfaceNames must not be empty");
    }
    return interfaces;
  }

  private Set<String> factoryPids() {
    return services.require(ConfigurationService.class).getFactoryComponentPids();
  }

  private static void answer(Context context, Collection<String> pids) {
    JsonArray array = new JsonArray();
    pids.stream().sorted().forEach(array::add);
    Resource.answer(context, new JsonObject().add("pids", array));
  }
}
