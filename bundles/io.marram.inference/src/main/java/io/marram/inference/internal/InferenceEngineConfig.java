package io.marram.inference.internal;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.AttributeType;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** What a user sees of the inference engine in Kura's web interface. */
@ObjectClassDefinition(
    id = InferenceEngineComponent.PID,
    name = "Inference engine",
    description =
        "Runs neural networks with PyTorch for detectors and for Kura's AI wire component. Models"
            + " appear and disappear with the bundles that contain them; the bundle with PyTorch's"
            + " native libraries for this machine must be installed too.")
@interface InferenceEngineConfig {

  @AttributeDefinition(
      name = "Threads",
      description =
          "Processor cores that one inference may use. 1 is best on small machines: with more,"
              + " the threads wait for each other actively and slow everything else down.",
      type = AttributeType.INTEGER,
      min = "1",
      max = "16")
  int threads() default InferenceEngineSettings.DEFAULT_THREADS;

  @AttributeDefinition(
      name = "Directory for native libraries",
      description =
          "Absolute path of a directory with 500 MB free, on a file system with hard links, where"
              + " PyTorch's libraries are unpacked once. Empty: Kura's data directory. While the"
              + " engine runs, a change waits for the next restart of Kura.",
      required = false)
  String natives_directory() default "";
}
