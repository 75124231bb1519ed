// SPDX-License-Identifier: MIT

using CsCheck;
using Mp3.Experiments.Running;
using Mp3.Experiments.Running.Index;

namespace Mp3.Experiments.Tests.Running;

public sealed class InputDigestsTests
{
    /// <summary>The count is that of the inputs themselves, one by one.</summary>
    [Fact]
    public void They_count_the_inputs_that_differ() =>
        Gen.Select(Some, Some).Sample((left, right) =>
        {
            int expected = left.All.Concat(right.All).Select(input => input.Name).Distinct().Count(name => left[name] != right[name]);
            return InputDigests.Of(left).CountDifferences(InputDigests.Of(right)) == expected
                && InputDigests.Of(right).CountDifferences(InputDigests.Of(left)) == expected;
        });

    private static Gen<RunInputs> Some => Gen.Dictionary(Gen.Int[0, 12].Select(i => $"name {i}"), Gen.Int[0, 2].Select(i => $"{i}"))[0, 12]
        .Select(values => RunInputs.Of(values.Select(pair => new RunInput(pair.Key, pair.Value))));
}
