package io.marram.emulator.rest.marram;

import com.eclipsesource.json.JsonArray;
import com.eclipsesource.json.JsonObject;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.marram.emulator.kura.observation.CameraPicture;
import io.marram.emulator.kura.observation.WireObservations;
import io.marram.emulator.rest.http.RequestException;
import io.marram.emulator.rest.http.Resource;
import io.marram.emulator.rest.services.GatewayServices;

/** The last picture of each camera with what was found on it; px. */
public final class CameraResource implements Resource {
  private static final String PATH = "/services/marram/v1/cameras";

  private final GatewayServices services;

  public CameraResource(GatewayServices services) {
    this.services = services;
  }

  @Override
  public void register(RoutesConfig routes) {
    routes.get(PATH, this::list);
    routes.get(PATH + "/{pid}/picture", this::picture);
  }

  private void list(Context context) {
    JsonArray cameras = new JsonArray();
    services.require(WireObservations.class).pictures().stream()
        .map(CameraResource::describe)
        .forEach(cameras::add);
    Resource.answer(context, new JsonObject().add("cameras", cameras));
  }

  private void picture(Context context) {
    String pid = context.pathParam("pid");
    CameraPicture picture =
        services.require(WireObservations.class).pictures().stream()
            .filter(candidate -> candidate.pid().equals(pid))
            .findAny()
            .orElseThrow(() -> new RequestException(404, "there is no picture of " + pid));
    context.contentType("image/jpeg").result(picture.jpeg());
  }

  private static JsonObject describe(CameraPicture picture) {
    JsonArray boxes = new JsonArray();
    for (CameraPicture.FoundBox box : picture.boxes()) {
      boxes.add(
          new JsonObject()
              .add("x", box.x())
              .add("y", box.y())
              .add("width", box.width())
              .add("height", box.height())
              .add("label", box.label())
              .add("score", box.score()));
    }
    return new JsonObject()
        .add("pid", picture.pid())
        .add("source", picture.source())
        .add("time", picture.time())
        .add("width", picture.width())
        .add("height", picture.height())
        .add("boxes", boxes);
  }
}
