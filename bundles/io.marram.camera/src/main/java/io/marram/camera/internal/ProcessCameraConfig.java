package io.marram.camera.internal;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.osgi.service.metatype.annotations.Option;

@ObjectClassDefinition(
    id = ProcessCamera.PID,
    name = "Process camera",
    description =
        "Runs a command that writes MJPEG to its standard output, such as rpicam-vid or ffmpeg, and"
            + " passes its pictures on as frames. If the wires are slower than the camera, the"
            + " newest picture wins.")
@interface ProcessCameraConfig {

  @AttributeDefinition(
      name = "Command",
      description =
          "Program and arguments, such as rpicam-vid -t 0 -n --codec mjpeg -o - or ffmpeg -loglevel"
              + " error -f v4l2 -i /dev/video0 -f mjpeg -. Quotes keep blanks together; no shell"
              + " runs it. It is begun again when it ends.",
      required = false)
  String command() default "";

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
      description = "After so long without a picture the command is ended and begun again.",
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
