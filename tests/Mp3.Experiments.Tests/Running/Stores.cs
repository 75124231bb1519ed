// SPDX-License-Identifier: MIT

using Mp3.Experiments.Running;
using Mp3.StoreUser;

namespace Mp3.Experiments.Tests.Running;

/// <summary>What tests do with made runs.</summary>
internal static class Stores
{
    public static RunName Name(int number) => MadeRun.Inputs(number).Name;

    public static RunWriting Write(this RunStore store, int number) => store.TryWrite(MadeRun.Inputs(number), MadeRun.Outcome(number), MadeRun.Told(number));

    /// <summary>Stores runs of which each must be kept.</summary>
    public static void WriteAll(this RunStore store, params IEnumerable<int> numbers) =>
        Assert.All(numbers, number => Assert.Equal(new RunWriting(true, null), store.Write(number)));

    /// <summary>The run is there, and is what was computed.</summary>
    public static void AssertHas(this RunStore store, int number)
    {
        FoundRun found = Assert.IsType<FoundRun>(store.TryRead(Name(number)));
        Assert.True(found.Run.Outcome.IsSameAs(MadeRun.Outcome(number)));
        Assert.Equal(MadeRun.Inputs(number).All, found.Run.Inputs.All);
    }

    /// <summary>Files and folders below a folder.</summary>
    public static string[] Content(string folder) => Directory.Exists(folder)
        ? [.. Directory.EnumerateFileSystemEntries(folder, "*", SearchOption.AllDirectories).Select(path => Path.GetRelativePath(folder, path)).Order(StringComparer.Ordinal)]
        : [];
}
