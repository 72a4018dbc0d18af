package io.marram.anomaly.internal;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

@ObjectClassDefinition(
    id = Journal.PID,
    name = "Journal",
    description =
        "Keeps every record that it receives as a line of JSON, in files that rotate within a"
            + " budget of disk.")
@interface JournalConfig {

  @AttributeDefinition(name = "Enabled", description = "Whether anything is written.")
  boolean enabled() default true;

  @AttributeDefinition(
      name = "Folder",
      description =
          "Where the files are: an absolute path. If empty, a folder of its own under journal in"
              + " Kura's data folder.",
      required = false)
  String folder() default "";

  @AttributeDefinition(
      name = "File (megabytes)",
      description = "How long a file gets before the next one begins.",
      min = "1",
      max = "1024")
  int file_megabytes() default 10;

  @AttributeDefinition(
      name = "Budget (megabytes)",
      description =
          "What all files take together, at least two files. The oldest are deleted for it.",
      min = "2",
      max = "1048576")
  int megabytes() default 100;

  @AttributeDefinition(
      name = "Reserve (megabytes)",
      description =
          "What the disk keeps free: before that is used old files are deleted, and when there are"
              + " none, lines are dropped and counted.",
      min = "0",
      max = "1048576")
  int reserve_megabytes() default 256;
}
