package io.marram.camera.ffmpeg;

import io.marram.camera.ffmpeg.VideoAddress.Kind;
import io.marram.camera.live.Credentials;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Says in FFmpeg's words what a camera's settings mean. */
final class VideoInputs {

  /** Where Linux distributions keep the authorities that the system trusts. */
  private static final String[] SYSTEM_AUTHORITIES = {
    "/etc/ssl/certs/ca-certificates.crt", "/etc/pki/tls/certs/ca-bundle.crt", "/etc/ssl/cert.pem"
  };

  /** How long a live stream is looked at to learn its format, in microseconds. */
  private static final String ANALYSIS = "1000000";

  private VideoInputs() {}

  /** The input of a camera that is reached over a network. */
  static VideoInput of(VideoCameraSettings settings) {
    VideoAddress address = settings.address();
    return address.kind() == Kind.RTSP ? rtsp(settings) : http(settings);
  }

  static VideoInput device(String path, String size) {
    Map<String, String> options = new TreeMap<>();
    if (!size.isEmpty()) {
      options.put("video_size", size);
    }
    return new VideoInput(path, path, Demuxer.DEVICES, options, true);
  }

  private static VideoInput rtsp(VideoCameraSettings settings) {
    Map<String, String> options = common(settings);
    options.put("rtsp_transport", settings.transport());
    // what a camera describes must not send us elsewhere
    options.put("protocol_whitelist", "rtsp,rtsps,rtp,srtp,udp,tcp,tls,crypto");
    return stream(settings, "rtsp", options);
  }

  private static VideoInput http(VideoCameraSettings settings) {
    Map<String, String> options = common(settings);
    options.put(
        "protocol_whitelist",
        settings.address().isEncrypted() ? "https,tls,tcp,crypto" : "http,https,tls,tcp,crypto");
    return stream(settings, "", options);
  }

  private static VideoInput stream(
      VideoCameraSettings settings, String format, Map<String, String> options) {
    String url =
        settings
            .credentials()
            .map(known -> withUser(settings.address().text(), known))
            .orElse(settings.address().text());
    return new VideoInput(url, settings.address().toString(), format, options, true);
  }

  private static String withUser(String url, Credentials credentials) {
    String user = encode(credentials.userName()) + ":" + encode(credentials.password());
    return url.replaceFirst("://", "://" + user + "@");
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private static Map<String, String> common(VideoCameraSettings settings) {
    Map<String, String> options = new TreeMap<>();
    options.put("analyzeduration", ANALYSIS);
    // the frame rate of a live stream is of no use to us, and takes seconds to find out
    options.put("fpsprobesize", "0");
    if (settings.address().isEncrypted()) {
      options.put("tls_verify", "1");
      authorities(settings).ifPresent(file -> options.put("ca_file", file.toString()));
    }
    return options;
  }

  private static Optional<Path> authorities(VideoCameraSettings settings) {
    return settings
        .authorities()
        .or(() -> Stream.of(SYSTEM_AUTHORITIES).map(Path::of).filter(Files::exists).findFirst());
  }
}
