// SPDX-License-Identifier: MIT

namespace Mp3.Experiments.Guest;

/// <summary>Finds programs as a shell does.</summary>
internal static class Programs
{
    /// <summary>Absolute path of the first executable <paramref name="name"/> on PATH; null: there is none.</summary>
    /// <param name="name">File name of the program.</param>
    /// <param name="searchPath">Folders with colons between them; null: PATH.</param>
    public static string? Find(string name, string? searchPath = null) =>
        (searchPath ?? Environment.GetEnvironmentVariable("PATH") ?? "")
        .Split(':', StringSplitOptions.RemoveEmptyEntries)
        .Select(folder => Path.GetFullPath(Path.Combine(folder, name)))
        .FirstOrDefault(IsExecutable);

    /// <summary>A search path that ends where programs are that only root looks for.</summary>
    /// <param name="searchPath">Folders with colons between them; null: PATH.</param>
    public static string WithSystemFolders(string? searchPath = null) =>
        $"{searchPath ?? Environment.GetEnvironmentVariable("PATH")}:/usr/sbin:/sbin";

    /// <summary>Absolute path of a program that is named as a shell names it: with a slash a path, else one on PATH; null: there is none.</summary>
    public static string? Resolve(string name) => name.Contains('/', StringComparison.Ordinal)
        ? IsExecutable(Path.GetFullPath(name)) ? Path.GetFullPath(name) : null
        : Find(name);

    private static bool IsExecutable(string path) =>
        File.Exists(path)
        && (File.GetUnixFileMode(path) & (UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute)) != UnixFileMode.None;
}
