package io.marram.camera.internal;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.osgi.service.metatype.annotations.Option;

@ObjectClassDefinition(
    id = FolderCamera.PID,
    name = "Folder camera",
    description =
        "Takes JPEG and PNG files that appear in a folder, local or on a network share, and passes"
            + " them on as frames. Files that are no pictures are moved to its sub-folder failed.")
@interface FolderCameraConfig {

  @AttributeDefinition(
      name = "Folder",
      description = "Absolute path of the folder to watch; its sub-folders are not.",
      required = false)
  String folder() default "";

  @AttributeDefinition(
      name = "Source name",
      description = "Name of this camera in frames and answers. If empty, the folder's name.",
      required = false)
  String source_name() default "";

  @AttributeDefinition(
      name = "Interval (milliseconds)",
      description =
          "How often the folder is looked at. A file is taken when two looks in a row saw the same"
              + " size and time.",
      min = "100",
      max = "3600000")
  int interval_milliseconds() default 1000;

  @AttributeDefinition(
      name = "Order",
      description = "Which of several pictures comes first.",
      options = {
        @Option(label = "by name", value = "name"),
        @Option(label = "oldest first", value = "time")
      })
  String order() default "name";

  @AttributeDefinition(
      name = "Afterwards",
      description = "What happens to a picture once its frame is settled.",
      options = {
        @Option(label = "move to the sub-folder done", value = "move"),
        @Option(label = "delete", value = "delete"),
        @Option(label = "leave", value = "leave")
      })
  String afterwards() default "move";

  @AttributeDefinition(
      name = "Loop",
      description =
          "For demonstrations: emit all pictures over and over. They stay where they are, whatever"
              + " is set above.")
  boolean loop() default false;

  @AttributeDefinition(
      name = "Largest picture (bytes)",
      description = "A larger file is moved to the sub-folder failed.",
      min = "1024",
      max = "67108864")
  int largest_picture_bytes() default 16_777_216;

  @AttributeDefinition(
      name = "Settled",
      description = "When a picture counts as settled.",
      options = {
        @Option(label = "when its result is on its way", value = "result"),
        @Option(label = "as soon as emitted", value = "emission")
      })
  String confirm() default "result";
}
