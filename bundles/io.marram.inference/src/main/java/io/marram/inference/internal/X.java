package io.marram.inference.internal;
class X{ org.eclipse.kura.ai.inference.InferenceEngineService s;}
