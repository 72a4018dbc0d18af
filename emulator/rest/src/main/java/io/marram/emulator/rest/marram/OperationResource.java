package io.marram.emulator.rest.marram;

import com.eclipsesource.json.Json;
import com.eclipsesource.json.JsonArray;
import com.eclipsesource.json.JsonObject;
import com.eclipsesource.json.JsonValue;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.marram.emulator.kura.packages.InstalledPackage;
import io.marram.emulator.kura.packages.PackageOperation;
import io.marram.emulator.kura.packages.PackageOperations;
import io.marram.emulator.rest.http.Resource;
import io.marram.emulator.rest.services.GatewayServices;
import java.util.Locale;

/** The installed packages with their bundles, and how operations on packages go on. */
public final class OperationResource implements Resource {
  private final GatewayServices services;

  public OperationResource(GatewayServices services) {
    this.services = services;
  }

  @Override
  public void register(RoutesConfig routes) {
    routes.get("/services/marram/v1/packages", this::list);
  }

  private void list(Context context) {
    PackageOperations operations = services.require(PackageOperations.class);
    JsonArray packages = new JsonArray();
    operations.packages().forEach(installed -> packages.add(describe(installed)));
    JsonArray latest = new JsonArray();
    operations.operations().forEach(operation -> latest.add(describe(operation)));
    Resource.answer(context, new JsonObject().add("packages", packages).add("operations", latest));
  }

  private static JsonObject describe(InstalledPackage installed) {
    JsonArray bundles = new JsonArray();
    for (InstalledPackage.InstalledBundle bundle : installed.bundles()) {
      bundles.add(
          new JsonObject()
              .add("name", bundle.name())
              .add("version", bundle.version())
              .add("state", bundle.state()));
    }
    return new JsonObject()
        .add("name", installed.name())
        .add("version", installed.version())
        .add("trial", installed.onTrial())
        .add("bundles", bundles);
  }

  private static JsonObject describe(PackageOperation operation) {
    JsonValue ended =
        operation.ended().map(time -> Json.value(time.toEpochMilli())).orElse(Json.NULL);
    return new JsonObject()
        .add("id", operation.id())
        .add("kind", word(operation.kind()))
        .add("source", operation.source())
        .add("name", operation.name())
        .add("version", operation.version())
        .add("state", word(operation.state()))
        .add("progress", operation.progress())
        .add("message", operation.message())
        .add("started", operation.started().toEpochMilli())
        .add("ended", ended);
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
