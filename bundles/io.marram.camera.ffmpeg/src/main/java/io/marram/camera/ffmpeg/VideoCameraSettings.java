package io.marram.camera.ffmpeg;

import io.marram.camera.Range;
import io.marram.camera.live.Credentials;
import io.marram.camera.live.LiveSettings;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a camera by FFmpeg needs to know.
 *
 * @param live what every live camera needs to know
 * @param address where its pictures come from
 * @param credentials what the camera is told if it asks
 * @param authorities PEM file of the certificate authorities to trust; without it, the system's
 * @param transport how RTSP brings the pictures: {@code tcp} or {@code udp}
 * @param playback how a file is shown
 * @param deviceSize the size to ask a device for, such as {@code 1280x720}, or empty for its own
 * @param ports how many devices are looked at, 1 to {@value #MOST_PORTS}
 */
public record VideoCameraSettings(
    LiveSettings live,
    VideoAddress address,
    Optional<Credentials> credentials,
    Optional<Path> authorities,
    String transport,
    Playback playback,
    String deviceSize,
    int ports) {

  private static final int MOST_PORTS = 64;
  private static final Pattern SIZE = Pattern.compile("|\\d{2,5}x\\d{2,5}");

  public VideoCameraSettings {
    if (!transport.equals("tcp") && !transport.equals("udp")) {
      throw new IllegalArgumentException("transport must be tcp or udp");
    }
    if (!SIZE.matcher(deviceSize).matches()) {
      throw new IllegalArgumentException(
          "device.size must be WIDTHxHEIGHT in pixels, such as 1280x720, or empty");
    }
    if (address.isEncrypted() && address.isNumeric() && authorities.isEmpty()) {
      throw new IllegalArgumentException(
          "url names its server by number, which certificates are not compared with: use its name,"
              + " or set ca.file to the camera's own certificate");
    }
    Range.require("probe.ports", ports, 1, MOST_PORTS);
  }

  /** Whether none of its pictures may be left out. */
  public boolean isPatient() {
    return !address.isLive() && playback.fast();
  }
}
