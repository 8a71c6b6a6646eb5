package org.attune.spark;

import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.Map;
import org.apache.spark.SparkContext;
import org.apache.spark.api.plugin.DriverPlugin;
import org.apache.spark.api.plugin.ExecutorPlugin;
import org.apache.spark.api.plugin.PluginContext;
import org.apache.spark.api.plugin.SparkPlugin;

/**
 * Makes MLlib add numbers one after the other in every process. Spark starts executors with Java's
 * incubating vector module, and MLlib then adds in as many lanes as the processor has; a local run
 * has no such module, a machine with a BLAS library has that library's order. Fits would differ in
 * their last bits. Breeze, which minimises for MLlib, asks netlib itself, so netlib is told to load
 * libraries that do not exist.
 */
public final class ScalarBlas implements SparkPlugin {

  @Override
  public DriverPlugin driverPlugin() {
    return new DriverPlugin() {
      @Override
      public Map<String, String> init(SparkContext context, PluginContext plugin) {
        use();
        return Map.of();
      }
    };
  }

  @Override
  public ExecutorPlugin executorPlugin() {
    return new ExecutorPlugin() {
      @Override
      public void init(PluginContext plugin, Map<String, String> settings) {
        use();
      }
    };
  }

  private static void use() {
    for (String library : new String[] {"blas", "lapack"}) {
      System.setProperty("dev.ludovic.netlib." + library + ".nativeLib", "none");
    }
    try {
      Method plain = Class.forName("dev.ludovic.netlib.blas.F2jBLAS").getMethod("getInstance");
      plain.setAccessible(true);
      Class<?> blas = Class.forName("org.apache.spark.ml.linalg.BLAS$");
      for (String name : new String[] {"_javaBLAS", "_nativeBLAS"}) {
        Field field = blas.getDeclaredField(name);
        field.setAccessible(true);
        field.set(null, plain.invoke(null));
      }
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("this version of Spark keeps its BLAS elsewhere", e);
    }
  }
}
