// SPDX-License-Identifier: MIT

namespace Mp3.Reader.Tests;

internal static class Repository
{
    /// <summary>The folder that holds Mp3.sln.</summary>
    public static string Root { get; } = Find(new DirectoryInfo(AppContext.BaseDirectory));

    private static string Find(DirectoryInfo? folder) => folder switch
    {
        null => throw new InvalidOperationException("the tests run outside of the repository"),
        _ when File.Exists(Path.Combine(folder.FullName, "Mp3.sln")) => folder.FullName,
        _ => Find(folder.Parent),
    };
}
