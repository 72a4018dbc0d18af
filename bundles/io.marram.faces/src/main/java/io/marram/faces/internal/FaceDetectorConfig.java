package io.marram.faces.internal;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

@ObjectClassDefinition(
    id = FaceDetector.PID,
    name = "Face detector",
    description =
        "Finds faces in frames with MTCNN and passes on an upright cut-out of each. Needs an"
            + " inference engine and the three MTCNN models; until they are there, frames wait at"
            + " their camera.")
@interface FaceDetectorConfig {

  @AttributeDefinition(
      name = "Smallest face (pixels)",
      description =
          "Smaller faces are not looked for. Twice the size makes the search about four times"
              + " faster.",
      min = "12",
      max = "4096")
  int smallest_face() default 20;

  @AttributeDefinition(
      name = "Pyramid factor",
      description =
          "The picture is searched at several sizes, each this many times the one before. Nearer to"
              + " 1 finds a few more faces and takes longer.",
      min = "0.5",
      max = "0.95")
  double pyramid_factor() default 0.709;

  @AttributeDefinition(
      name = "Proposal threshold",
      description =
          "Least score (0 to 1) of the first network, which proposes places. Lower finds more and"
              + " takes longer.",
      min = "0",
      max = "1")
  double proposal_threshold() default 0.6;

  @AttributeDefinition(
      name = "Refinement threshold",
      description = "Least score (0 to 1) of the second network, which rejects most proposals.",
      min = "0",
      max = "1")
  double refinement_threshold() default 0.7;

  @AttributeDefinition(
      name = "Output threshold",
      description =
          "Least score (0 to 1) of the third network, which decides. Higher means fewer false"
              + " faces, and more real ones missed.",
      min = "0",
      max = "1")
  double output_threshold() default 0.7;

  @AttributeDefinition(
      name = "Most faces per frame",
      description = "If a frame shows more faces, only the surest are passed on.",
      min = "1",
      max = "10000")
  int most_faces() default 100;

  @AttributeDefinition(
      name = "Largest picture (megapixels)",
      description =
          "Pictures of more pixels are refused before memory is taken for them. A megapixel takes"
              + " 3 MB while it is searched, 6 MB if it has to be turned upright.",
      min = "1",
      max = "200")
  int largest_picture() default 16;

  @AttributeDefinition(
      name = "Cut-out quality",
      description = "JPEG quality (0 to 1) of the cut-outs; each is 192 pixels square.",
      min = "0",
      max = "1")
  double chip_quality() default 0.95;

  @AttributeDefinition(
      name = "Proposal model",
      description = "Name of the first network (P-Net) in the inference engine.")
  String proposal_model() default "mtcnn-pnet";

  @AttributeDefinition(
      name = "Refinement model",
      description = "Name of the second network (R-Net) in the inference engine.")
  String refinement_model() default "mtcnn-rnet";

  @AttributeDefinition(
      name = "Output model",
      description = "Name of the third network (O-Net) in the inference engine.")
  String output_model() default "mtcnn-onet";

  @AttributeDefinition(
      name = "Inference engine target filter",
      description = "OSGi filter that selects the inference engine to use.")
  String InferenceEngineService_target() default
      "(kura.service.pid=io.marram.inference.InferenceEngine)";
}
