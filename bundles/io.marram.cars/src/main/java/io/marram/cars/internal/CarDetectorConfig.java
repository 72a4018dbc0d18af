package io.marram.cars.internal;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.osgi.service.metatype.annotations.Option;

@ObjectClassDefinition(
    id = CarDetector.PID,
    name = "Car detector",
    description =
        "Counts cars in the frames of one camera: in the picture, per zone, per stall and across"
            + " lines. Counts leave at the first port, annotated pictures at the second, frames"
            + " with what was found in them at the third.")
@interface CarDetectorConfig {

  @AttributeDefinition(
      name = "Detector",
      description = "What finds the cars; the model or the file is named below.",
      options = {
        @Option(label = "a model of the inference engine", value = "network"),
        @Option(label = "an Edge Impulse model file", value = "impulse")
      })
  String detector() default "network";

  @AttributeDefinition(
      name = "Model",
      description = "Name of the model in the inference engine.",
      required = false)
  String model() default "cars-centernet";

  @AttributeDefinition(
      name = "Edge Impulse model file",
      description =
          "Path of the .eim file on the gateway. It is run as a program; a newer file is taken up"
              + " when it changes.",
      required = false)
  String impulse_file() default "";

  @AttributeDefinition(
      name = "Labels",
      description =
          "What counts as a car, by the names that the model gives, with semicolons between; any"
              + " counts whatever is found. Zones and lines may say otherwise for themselves.",
      required = false)
  String labels() default "car;truck;bus";

  @AttributeDefinition(
      name = "Least score",
      description =
          "How sure the detector must be that there is a car. Lower finds more, and more that is"
              + " none.",
      min = "0.01",
      max = "1")
  double least_score() default 0.3;

  @AttributeDefinition(
      name = "Input size",
      description =
          "About so many pixels of a frame the model sees, as width x height; the frame keeps its"
              + " own proportions. Larger finds smaller cars and takes longer.",
      required = false)
  String input_size() default "1024x576";

  @AttributeDefinition(
      name = "Tiles",
      description =
          "Columns x rows of a frame that are looked at one by one beside the whole, for small cars."
              + " Each takes as long as the whole. 1x1 for none.",
      required = false)
  String tiles() default "1x1";

  @AttributeDefinition(
      name = "Areas",
      description =
          "Zones, stalls and lines, each on a line of its own, as corners x,y in fractions of the"
              + " picture: \"zone yard: 0.1,0.1 0.9,0.1 0.9,0.9 labels=car,truck anchor=0.67\","
              + " \"stall A1: 0.1,0.1 0.2,0.1 0.2,0.2\", \"line gate: 0,0.5 1,0.5\". Who"
              + " crosses a line to the left-hand side of one who looks from its first point"
              + " to its second, enters.|TextArea",
      required = false)
  String areas() default "";

  @AttributeDefinition(
      name = "Frames alone",
      description =
          "For frames that come seldom, such as one a minute: each is counted by itself, without"
              + " smoothing. Nothing is counted across lines then, and no stalls are learned.")
  boolean frames_alone() default false;

  @AttributeDefinition(
      name = "Look closer",
      description =
          "With frames alone and a model of the inference engine: stalls are looked at once more, up"
              + " to three times and enlarged. Far more exact; takes many times as long, and some"
              + " 700 MB of memory where stalls are small.")
  boolean look_closer() default false;

  @AttributeDefinition(
      name = "Smoothing (seconds)",
      description = "Counts are the middle of those of so many seconds.",
      min = "0",
      max = "600")
  double smoothing_seconds() default 1;

  @AttributeDefinition(
      name = "Stall settles (seconds)",
      description = "After about so long a stall changes between free and occupied.",
      min = "0.1",
      max = "3600")
  double stall_seconds() default 3;

  @AttributeDefinition(
      name = "Stall learned (minutes)",
      description = "Where cars stand for so long, again and again, a stall is offered.",
      min = "1",
      max = "10080")
  int learn_minutes() default 10;

  @AttributeDefinition(
      name = "Capacity",
      description =
          "How many cars fit into the lot, for one estimate from what is seen and who came and went."
              + " 0 estimates nothing.",
      min = "0",
      max = "2000")
  int capacity() default 0;

  @AttributeDefinition(
      name = "Lot zone",
      description =
          "For the estimate: the name of the zone that shows the lot. If empty, the whole picture"
              + " does.",
      required = false)
  String lot_zone() default "";

  @AttributeDefinition(
      name = "Entry lines",
      description =
          "For the estimate, and for who entered and left: the names of the lines that lead into"
              + " the lot, with semicolons between. If empty, all do.",
      required = false)
  String entry_lines() default "";

  @AttributeDefinition(
      name = "Start count",
      description =
          "How many cars somebody has counted in the lot. The estimate begins with it when it is"
              + " changed. -1 if nobody has.",
      min = "-1",
      max = "2000")
  int start_count() default -1;

  @AttributeDefinition(
      name = "Publish on change",
      description = "Whether a count is emitted as soon as it changes.")
  boolean publish_on_change() default true;

  @AttributeDefinition(
      name = "Publish every (seconds)",
      description =
          "All counts are emitted so often, as long as frames come. 0 emits changes only.",
      min = "0",
      max = "86400")
  int publish_seconds() default 60;

  @AttributeDefinition(
      name = "UUID",
      description =
          "Whose counts these are, in the message. If empty: the environment variable"
              + " BALENA_DEVICE_UUID or RESIN_DEVICE_UUID, or the gateway's name.",
      required = false)
  String uuid() default "";

  @AttributeDefinition(
      name = "Gateway",
      description =
          "The gateway's thing name, for the message. If empty: the environment variable"
              + " IOT_THING_NAME, or Kura's device name.",
      required = false)
  String gateway() default "";

  @AttributeDefinition(
      name = "Pictures",
      description =
          "When annotated pictures are emitted at the second port, if something is wired to it. A"
              + " record with the property picture.request, such as of Kura's Subscriber, is a"
              + " request.",
      options = {
        @Option(label = "never", value = "off"),
        @Option(label = "on request", value = "request"),
        @Option(label = "on request and on change", value = "change")
      })
  String pictures() default "change";

  @AttributeDefinition(
      name = "Pictures at most every (seconds)",
      description = "After a picture on change the next one is not sooner than this.",
      min = "0",
      max = "86400")
  int picture_seconds() default 10;

  @AttributeDefinition(
      name = "Picture size (pixels)",
      description = "Longest side of an annotated picture.",
      min = "160",
      max = "7680")
  int picture_size() default 1280;

  @AttributeDefinition(
      name = "Picture size (kilobytes)",
      description = "An annotated picture's file has at most so many.",
      min = "8",
      max = "16384")
  int picture_kilobytes() default 96;

  @AttributeDefinition(
      name = "Hide faces and plates",
      description =
          "Covers vehicles and people with a mosaic in annotated pictures. Without it faces and"
              + " number plates may be readable.")
  boolean picture_mosaic() default true;

  @AttributeDefinition(
      name = "Largest frame (megapixels)",
      description = "Frames of more pixels are refused before memory is taken for them.",
      min = "1",
      max = "200")
  int largest_picture() default 16;

  @AttributeDefinition(
      name = "Settle frames",
      description =
          "Whether a frame is done with once it is counted: MQTT and folder cameras keep frames"
              + " until somebody says so. Switch it off if the same camera's frames also go to face"
              + " recognition, which then says so.")
  boolean settle_frames() default true;

  @AttributeDefinition(
      name = "Inference engine target filter",
      description =
          "OSGi filter that selects the inference engine to use; of use only if there are several.")
  String InferenceEngineService_target() default
      "(kura.service.pid=io.marram.inference.InferenceEngine)";
}
