package io.marram.collection.internal;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.AttributeType;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.osgi.service.metatype.annotations.Option;

@ObjectClassDefinition(
    id = FrameCollector.PID,
    name = "Frame collector",
    description =
        "Keeps pictures for training, with what the detector found in them, on the gateway's disk and,"
            + " if a bucket is given, in Amazon S3. The pictures are kept as they came: faces and"
            + " number plates stay readable.")
@interface FrameCollectorConfig {

  @AttributeDefinition(
      name = "Enabled",
      description =
          "Whether pictures are kept and uploaded. Auto does what the environment variable"
              + " EI_COLLECT_MODE_IMAGE or EI_COLLECT_MODE says (Y collects); without one it is"
              + " off.",
      options = {
        @Option(label = "auto", value = "auto"),
        @Option(label = "on", value = "on"),
        @Option(label = "off", value = "off")
      })
  String enabled() default "auto";

  @AttributeDefinition(
      name = "Folder",
      description =
          "Where pictures are kept: an absolute path. If empty, a folder of its own under collection"
              + " in Kura's data folder.",
      required = false)
  String folder() default "";

  @AttributeDefinition(
      name = "Occasion",
      description =
          "When a frame is kept: always, when something moved, when the detector is unsure of"
              + " something, or both.",
      options = {
        @Option(label = "always", value = "always"),
        @Option(label = "motion", value = "motion"),
        @Option(label = "unsure", value = "unsure"),
        @Option(label = "motion or unsure", value = "motion-or-unsure")
      })
  String occasion() default "motion-or-unsure";

  @AttributeDefinition(
      name = "Interval (seconds)",
      description = "Of each camera at most one frame in so long is kept; with 0 every one may be.",
      min = "0",
      max = "86400")
  int interval_seconds() default 10;

  @AttributeDefinition(
      name = "Motion (share)",
      description =
          "Something moved if at least this part of the picture changed. Light that changes"
              + " everywhere is no motion.",
      min = "0.001",
      max = "1")
  double motion_share() default 0.01;

  @AttributeDefinition(
      name = "Unsure from (score)",
      description = "The detector is unsure of what it found with this score or a higher one.",
      min = "0",
      max = "1")
  double unsure_low() default 0.15;

  @AttributeDefinition(
      name = "Unsure below (score)",
      description = "The detector is sure of what it found with this score or a higher one.",
      min = "0",
      max = "1")
  double unsure_high() default 0.45;

  @AttributeDefinition(
      name = "Budget (megabytes)",
      description =
          "What all pictures take together. For it the oldest uploaded ones are deleted, then the"
              + " oldest.",
      min = "1",
      max = "1048576")
  int megabytes() default 500;

  @AttributeDefinition(
      name = "Reserve (megabytes)",
      description =
          "What the disk keeps free: before that is used uploaded pictures are deleted, and when"
              + " there are none, nothing is kept until there is room.",
      min = "0",
      max = "1048576")
  int reserve_megabytes() default 512;

  @AttributeDefinition(
      name = "Bucket",
      description =
          "The S3 bucket to which pictures and labels are uploaded. If empty, they stay on the"
              + " gateway.",
      required = false)
  String bucket() default "";

  @AttributeDefinition(
      name = "Prefix",
      description =
          "What all keys in the bucket begin with. A picture's key is"
              + " prefix/gateway/date/name.jpg, its labels' the same with json.",
      required = false)
  String prefix() default "";

  @AttributeDefinition(
      name = "Gateway",
      description =
          "The gateway's name in keys. If empty, the environment variable IOT_THING_NAME, and without"
              + " it Kura's device name.",
      required = false)
  String gateway() default "";

  @AttributeDefinition(
      name = "Region",
      description =
          "AWS region of the bucket, such as eu-central-1; any name will do for another S3. If empty,"
              + " the environment variable AWS_REGION is used.",
      required = false)
  String region() default "";

  @AttributeDefinition(
      name = "Endpoint",
      description = "URL of another S3 than Amazon's, http:// or https://. Usually empty.",
      required = false)
  String endpoint() default "";

  @AttributeDefinition(
      name = "Access key id",
      description =
          "AWS access key that may put objects into the bucket. If empty, the credentials that the"
              + " AWS SDK finds by itself are used (environment, profile, instance role).",
      required = false)
  String access_key_id() default "";

  @AttributeDefinition(
      name = "Secret access key",
      description = "The access key's secret; stored encrypted.",
      type = AttributeType.PASSWORD,
      required = false)
  String secret_access_key() default "";

  @AttributeDefinition(
      name = "Timeout (milliseconds)",
      description = "How long the upload of one file may take. Afterwards it is tried again.",
      min = "500",
      max = "300000")
  int timeout_milliseconds() default 30_000;
}
