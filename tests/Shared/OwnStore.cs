// SPDX-License-Identifier: MIT

using System.Runtime.CompilerServices;

namespace Mp3.Tests;

/// <summary>The tests' own store of runs, empty when they begin: no test reads or writes a person's.</summary>
internal static class OwnStore
{
    /// <summary>The variable that every process of the tests inherits.</summary>
    public const string Variable = "MP3_STORE";

    /// <summary>Its folder.</summary>
    public static string Path { get; } = System.IO.Path.Combine(System.IO.Path.GetTempPath(), $"mp3-test-store-{Guid.NewGuid():n}");

#pragma warning disable CA2255 // a library must not do this; a test program has no other place before its first test
    [ModuleInitializer]
#pragma warning restore CA2255
    internal static void Begin()
    {
        Environment.SetEnvironmentVariable(Variable, Path);
        AppDomain.CurrentDomain.ProcessExit += (_, _) =>
        {
            if (Directory.Exists(Path))
            {
                Directory.Delete(Path, recursive: true);
            }
        };
    }
}
