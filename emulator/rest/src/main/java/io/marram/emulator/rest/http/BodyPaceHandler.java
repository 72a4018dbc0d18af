package io.marram.emulator.rest.http;

import java.time.Duration;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Lets reading fail when a body comes too slowly. Jetty's own handler leaves no time to begin. */
final class BodyPaceHandler extends Handler.Wrapper {
  private final BodyPace pace;

  BodyPaceHandler(BodyPace pace) {
    this.pace = pace;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    return super.handle(new PacedRequest(request), response, callback);
  }

  private final class PacedRequest extends Request.Wrapper {
    private boolean begun;
    private long begin;
    private long bytes;

    PacedRequest(Request request) {
      super(request);
    }

    @Override
    public Content.Chunk read() {
      if (!begun) {
        begun = true;
        begin = System.nanoTime();
      }
      if (pace.isTooSlow(bytes, Duration.ofNanos(System.nanoTime() - begin))) {
        return Content.Chunk.from(new TimeoutException("the body comes too slowly"));
      }
      Content.Chunk chunk = super.read();
      if (chunk != null) {
        bytes += chunk.remaining();
      }
      return chunk;
    }
  }
}
