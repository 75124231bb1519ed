// SPDX-License-Identifier: MIT

namespace Mp3.Experiments.Results;

/// <summary>A parameter that a study varies from run to run.</summary>
/// <param name="Name">Its option, its column, its place in the manifest.</param>
/// <param name="Words">Its axis.</param>
public sealed record ParameterKind(string Name, string Words)
{
    /// <summary>Its value, a number.</summary>
    /// <exception cref="KeyNotFoundException">It is not among them.</exception>
    /// <exception cref="InvalidOperationException">It is a word.</exception>
    public double NumberIn(Parameters parameters)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        return parameters[Name].Number ?? throw new InvalidOperationException($"{Name} is no number here: {parameters[Name]}");
    }
}
