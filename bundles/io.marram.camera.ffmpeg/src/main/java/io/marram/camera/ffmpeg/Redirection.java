package io.marram.camera.ffmpeg;

import java.net.URI;
import java.net.URISyntaxException;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.PointerPointer;

/**
 * Where a server sent us: FFmpeg follows redirections, which could lead to services of this
 * machine.
 */
final class Redirection {

  private Redirection() {}

  /** Whether what was opened is not on the server that was asked. */
  static boolean isElsewhere(AVFormatContext opened, String url) {
    if (!url.startsWith("http") || opened.pb() == null) {
      return false;
    }
    BytePointer location;
    try (BytePointer option = new BytePointer("location");
        PointerPointer<BytePointer> found = new PointerPointer<>(1)) {
      int status = avutil.av_opt_get(opened.pb(), option, avutil.AV_OPT_SEARCH_CHILDREN, found);
      location = status < 0 ? null : found.get(BytePointer.class);
    }
    if (location == null) {
      return false;
    }
    String reached = location.getString();
    avutil.av_free(location);
    return !reached.isEmpty() && !server(reached).equals(server(url));
  }

  /** Scheme, host and port; empty if it makes no sense. */
  private static String server(String address) {
    try {
      URI uri = new URI(address);
      return uri.getScheme() + "://" + uri.getHost() + ":" + uri.getPort();
    } catch (URISyntaxException e) {
      return "";
    }
  }
}
