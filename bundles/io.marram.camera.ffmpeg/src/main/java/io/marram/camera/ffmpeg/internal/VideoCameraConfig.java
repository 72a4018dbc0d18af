package io.marram.camera.ffmpeg.internal;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.AttributeType;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.osgi.service.metatype.annotations.Option;

@ObjectClassDefinition(
    id = VideoCamera.PID,
    name = "Video camera",
    description =
        "Reads a network camera (RTSP or HTTP; H.264, H.265, MJPEG and others), a USB camera or a"
            + " video file by FFmpeg and passes the pictures on as frames. If the wires are slower"
            + " than the camera, the newest picture wins.")
@interface VideoCameraConfig {

  @AttributeDefinition(
      name = "URL",
      description =
          "rtsp[s]://host/path or http[s]://host/path of a stream, the absolute path of a video"
              + " file, the device /dev/videoN, or probe for the first device that opens. User name"
              + " and password have fields of their own.",
      required = false)
  String url() default "";

  @AttributeDefinition(
      name = "Allow plain connections",
      description =
          "Allow rtsp:// and http:// to other machines than this one. Pictures, and with Basic"
              + " authentication the password, then cross the network unencrypted.")
  boolean allow_plain() default false;

  @AttributeDefinition(
      name = "RTSP transport",
      description = "How RTSP brings the pictures: tcp loses none, udp may be a little sooner.",
      options = {@Option(label = "TCP", value = "tcp"), @Option(label = "UDP", value = "udp")})
  String transport() default "tcp";

  @AttributeDefinition(
      name = "User name",
      description = "For cameras that ask for one (Basic or Digest).",
      required = false)
  String user_name() default "";

  @AttributeDefinition(
      name = "Password",
      description = "For cameras that ask for one; stored encrypted.",
      type = AttributeType.PASSWORD,
      required = false)
  String password() default "";

  @AttributeDefinition(
      name = "CA certificates file",
      description =
          "PEM file with the certificate authorities that may vouch for the camera. If empty, the"
              + " authorities that the system trusts.",
      required = false)
  String ca_file() default "";

  @AttributeDefinition(
      name = "Speed of a file",
      description =
          "Whether a video file is shown at its own speed, or as fast as the wires take its"
              + " pictures; then none is left out.",
      options = {
        @Option(label = "Its own", value = "own"),
        @Option(label = "Fast", value = "fast")
      })
  String speed() default "own";

  @AttributeDefinition(
      name = "Repeat a file",
      description = "Whether a video file begins again at its end.")
  boolean loop() default false;

  @AttributeDefinition(
      name = "Device size",
      description =
          "The size to ask a device for, as WIDTHxHEIGHT in pixels, such as 1280x720. If empty, its"
              + " own.",
      required = false)
  String device_size() default "";

  @AttributeDefinition(
      name = "Ports to probe",
      description = "With the URL probe: how many devices are looked at, from /dev/video0 on.",
      min = "1",
      max = "64")
  int probe_ports() default 5;

  @AttributeDefinition(
      name = "Source name",
      description = "Name of this camera in frames, answers and health: letters, digits, . _ -.",
      required = false)
  String source_name() default "camera";

  @AttributeDefinition(
      name = "Frames per second",
      description =
          "How many pictures are passed on at most, in a file's own time; 0 for all that come.",
      min = "0",
      max = "120")
  double frames_per_second() default 5;

  @AttributeDefinition(
      name = "Silence (seconds)",
      description = "After so long without a picture the camera is closed and opened again.",
      min = "1",
      max = "3600")
  int silence_seconds() default 10;

  @AttributeDefinition(
      name = "Rotation (degrees)",
      description = "How far each picture is turned clockwise.",
      options = {
        @Option(label = "0", value = "0"),
        @Option(label = "90", value = "90"),
        @Option(label = "180", value = "180"),
        @Option(label = "270", value = "270")
      })
  String rotation() default "0";

  @AttributeDefinition(
      name = "Crop",
      description =
          "The part of the turned picture that is passed on, as x,y,width,height in fractions of"
              + " it: 0,0.5,1,0.5 is its lower half. If empty, all of it.",
      required = false)
  String crop() default "";

  @AttributeDefinition(
      name = "Private areas",
      description =
          "What is drawn black before a picture leaves the camera: rectangles x,y,width,height and"
              + " polygons x,y x,y x,y, separated by semicolons, in fractions of the picture that"
              + " is passed on (turned and cropped). Nobody gets to see what is below.|TextArea",
      required = false)
  String private_areas() default "";
}
