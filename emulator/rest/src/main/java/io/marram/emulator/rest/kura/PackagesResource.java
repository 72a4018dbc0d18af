package io.marram.emulator.rest.kura;

import com.eclipsesource.json.Json;
import com.eclipsesource.json.JsonArray;
import com.eclipsesource.json.JsonObject;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.marram.emulator.kura.packages.InstalledPackage;
import io.marram.emulator.kura.packages.PackageOperations;
import io.marram.emulator.rest.http.JsonBody;
import io.marram.emulator.rest.http.RequestException;
import io.marram.emulator.rest.http.Resource;
import io.marram.emulator.rest.services.GatewayServices;
import java.net.URI;
import java.nio.file.Path;

/** Kura's {@code deploy/v2}: deployment packages. */
public final class PackagesResource implements Resource {
  /** Tells which of {@code marram/v1/packages}' operations a request has begun. */
  private static final String OPERATION_HEADER = "Marram-Operation";

  private static final String PATH = "/services/deploy/v2";

  private final GatewayServices services;
  private final PackageUpload upload;

  /**
   * @param uploads directory for uploads, on the file system of the gateway's folder; it belongs to
   *     this object
   */
  public PackagesResource(GatewayServices services, Path uploads) {
    this.services = services;
    this.upload = new PackageUpload(uploads);
  }

  @Override
  public void register(RoutesConfig routes) {
    routes.get(PATH, this::list);
    routes.post(PATH + "/_upload", this::upload);
    routes.post(PATH + "/_install", this::install);
    routes.delete(PATH + "/{name}", this::uninstall);
  }

  private void list(Context context) {
    JsonArray packages = new JsonArray();
    for (InstalledPackage installed : operations().packages()) {
      packages.add(
          new JsonObject().add("name", installed.name()).add("version", installed.version()));
    }
    Resource.answer(context, packages);
  }

  private void upload(Context context) {
    PackageOperations operations = operations();
    answerReceived(context, operations.install(upload.receive(context)));
  }

  private void install(Context context) {
    String url = JsonBody.of(context).text("url");
    URI address;
    try {
      address = URI.create(url);
    } catch (IllegalArgumentException e) {
      throw new RequestException(400, "not a URL: " + e.getMessage());
    }
    answerReceived(context, operations().install(address));
  }

  private void uninstall(Context context) {
    answerReceived(context, operations().uninstall(context.pathParam("name")));
  }

  private static void answerReceived(Context context, String operation) {
    context.header(OPERATION_HEADER, operation);
    Resource.answer(context, Json.value("REQUEST_RECEIVED"));
  }

  private PackageOperations operations() {
    return services.require(PackageOperations.class);
  }
}
