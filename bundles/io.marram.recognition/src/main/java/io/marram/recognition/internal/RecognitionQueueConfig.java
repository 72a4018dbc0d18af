package io.marram.recognition.internal;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.AttributeType;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

@ObjectClassDefinition(
    id = RecognitionQueue.PID,
    name = "Recognition queue",
    description =
        "Sends the faces of a frame to the Amazon SQS queue from which they are recognised. A frame"
            + " without a face, or one that could not be worked on, is answered at once on the"
            + " response queue. With FIFO queues (names ending in .fifo) every request goes through"
            + " exactly once, with standard queues at least once.")
@interface RecognitionQueueConfig {

  @AttributeDefinition(
      name = "Request queue URL",
      description =
          "https://sqs.<region>.amazonaws.com/<account>/<name>: where faces go. If empty, the"
              + " environment variable SQS_REQUEST_QUEUE_URL is used.",
      required = false)
  String request_queue_url() default "";

  @AttributeDefinition(
      name = "Response queue URL",
      description =
          "https://sqs.<region>.amazonaws.com/<account>/<name>: where clients read their answers. If"
              + " empty, the environment variable SQS_RESPONSE_QUEUE_URL is used.",
      required = false)
  String response_queue_url() default "";

  @AttributeDefinition(
      name = "Region",
      description =
          "AWS region of the queues, such as eu-central-1. If empty, the environment variable"
              + " AWS_REGION is used, and without it the region in the request queue's URL.",
      required = false)
  String region() default "";

  @AttributeDefinition(
      name = "Endpoint",
      description = "URL of another SQS than Amazon's, for tests and emulators. Usually empty.",
      required = false)
  String endpoint() default "";

  @AttributeDefinition(
      name = "Access key id",
      description =
          "AWS access key that may send to both queues. If empty, the credentials that the AWS SDK"
              + " finds by itself are used (environment, profile, instance role).",
      required = false)
  String access_key_id() default "";

  @AttributeDefinition(
      name = "Secret access key",
      description = "The access key's secret; stored encrypted.",
      type = AttributeType.PASSWORD,
      required = false)
  String secret_access_key() default "";

  @AttributeDefinition(
      name = "Largest message (bytes)",
      description =
          "The queues' MaximumMessageSize. If a picture has so many faces that they do not fit, they"
              + " are compressed more, and then the smallest are left out.",
      min = "1024",
      max = "1048576")
  int largest_message_bytes() default 262_144;

  @AttributeDefinition(
      name = "Timeout (milliseconds)",
      description =
          "How long one message may take to be accepted. Afterwards the camera keeps the frame and"
              + " tries again.",
      min = "500",
      max = "30000")
  int timeout_milliseconds() default 5000;
}
