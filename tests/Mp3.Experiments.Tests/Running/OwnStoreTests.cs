// SPDX-License-Identifier: MIT

using Mp3.Experiments.Running;
using Mp3.Experiments.Tests.Commands;

namespace Mp3.Experiments.Tests.Running;

/// <summary>A person's store is out of reach of the tests, and of the programs that they start.</summary>
public sealed class OwnStoreTests
{
    [Fact]
    public void The_store_is_the_tests_own() => Assert.Equal(OwnStore.Path, StoreLocation.Of(null));

    [Fact]
    public async Task Programs_have_one_in_it()
    {
        ProgramRun run = await Mp3Program.RunAsync(Path.GetTempPath(), ["runs"]);

        Assert.Contains($"store: {OwnStore.Path}/", run.Output, StringComparison.Ordinal);
    }
}
