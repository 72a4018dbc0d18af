package io.marram.camera.internal;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.AttributeType;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.osgi.service.metatype.annotations.Option;

@ObjectClassDefinition(
    id = HttpCamera.PID,
    name = "HTTP camera",
    description =
        "Takes the pictures of a network camera over HTTP, as an MJPEG stream or as snapshots, and"
            + " passes them on as frames. If the wires are slower than the camera, the newest"
            + " picture wins.")
@interface HttpCameraConfig {

  @AttributeDefinition(
      name = "URL",
      description =
          "Of the camera's MJPEG stream or snapshot: https://host/path, or http:// if plain"
              + " connections are allowed. User name and password have fields of their own.",
      required = false)
  String url() default "";

  @AttributeDefinition(
      name = "Allow plain connections",
      description =
          "Allow http:// to other machines than this one. Pictures, and with Basic authentication"
              + " the password, then cross the network unencrypted.")
  boolean allow_plain() default false;

  @AttributeDefinition(
      name = "Snapshot interval (milliseconds)",
      description = "How often a single picture is asked for; 0 if the URL is that of a stream.",
      min = "0",
      max = "3600000")
  int snapshot_interval_milliseconds() default 0;

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
          "PEM file with the certificate authorities that may vouch for the camera, or with its"
              + " own certificate if it signed itself. If empty, the authorities that Java trusts.",
      required = false)
  String ca_file() default "";

  @AttributeDefinition(
      name = "Source name",
      description = "Name of this camera in frames, answers and health: letters, digits, . _ -.",
      required = false)
  String source_name() default "camera";

  @AttributeDefinition(
      name = "Frames per second",
      description = "How many pictures are passed on at most; 0 for all that come.",
      min = "0",
      max = "120")
  double frames_per_second() default 5;

  @AttributeDefinition(
      name = "Silence (seconds)",
      description = "After so long without a picture the connection is closed and opened again.",
      min = "1",
      max = "3600")
  int silence_seconds() default 10;

  @AttributeDefinition(
      name = "Largest picture (bytes)",
      description = "A larger picture is left out.",
      min = "1024",
      max = "67108864")
  int largest_picture_bytes() default 4_194_304;

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
