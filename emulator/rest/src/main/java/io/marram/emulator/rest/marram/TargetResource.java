package io.marram.emulator.rest.marram;

import com.eclipsesource.json.JsonArray;
import com.eclipsesource.json.JsonObject;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.marram.emulator.rest.http.RequestException;
import io.marram.emulator.rest.http.Resource;
import io.marram.emulator.rest.services.ComponentDescriptions;
import java.util.Optional;

/** What the reference of a component can be pointed at, for a form to choose from. */
public final class TargetResource implements Resource {
  private final ComponentDescriptions descriptions;

  public TargetResource(ComponentDescriptions descriptions) {
    this.descriptions = descriptions;
  }

  @Override
  public void register(RoutesConfig routes) {
    routes.get("/services/marram/v1/targets", this::list);
  }

  private void list(Context context) {
    JsonArray targets = new JsonArray();
    descriptions
        .targets(parameter(context, "pid"), parameter(context, "reference"))
        .orElseThrow(() -> new RequestException(404, "there is no such reference"))
        .forEach(targets::add);
    Resource.answer(context, new JsonObject().add("targets", targets));
  }

  private static String parameter(Context context, String name) {
    return Optional.ofNullable(context.queryParam(name))
        .filter(value -> !value.isBlank())
        .orElseThrow(() -> RequestException.required(name));
  }
}
