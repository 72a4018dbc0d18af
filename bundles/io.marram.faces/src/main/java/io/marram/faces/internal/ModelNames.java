package io.marram.faces.internal;

/** The names under which the inference engine knows MTCNN's three networks; none is empty. */
record ModelNames(String proposal, String refinement, String output) {

  ModelNames {
    requireName("proposalModel", proposal);
    requireName("refinementModel", refinement);
    requireName("outputModel", output);
  }

  private static void requireName(String field, String name) {
    if (name == null || name.isBlank()) {
      throw new IllegalArgumentException(field + " must name a model, was empty");
    }
  }
}
