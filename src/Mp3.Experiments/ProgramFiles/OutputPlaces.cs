// SPDX-License-Identifier: MIT

using Mp3.Protocol;

namespace Mp3.Experiments.ProgramFiles;

/// <summary>Where files are to be brought back from, as far as that is known before a program runs.</summary>
internal static class OutputPlaces
{
    /// <summary>What brings back the content of a folder all the same.</summary>
    public const string InsteadOfFolder = "name each file by an --output of its own, or let the program pack them into one: tar -cf out.tar FOLDER";

    /// <summary>Refuses folders.</summary>
    /// <param name="tree">What programs find.</param>
    /// <param name="outputs">Absolute, in their root.</param>
    /// <exception cref="Mp3Exception">Usage: a folder is there.</exception>
    public static void Require(GuestTree tree, IReadOnlyList<string> outputs)
    {
        if (outputs.FirstOrDefault(path => path == "/" || tree.Find(path) is GuestDirectory) is { } folder)
        {
            throw FolderAt(folder);
        }
    }

    /// <summary>The error for a folder.</summary>
    /// <param name="path">As it was typed, or in the programs' root.</param>
    public static Mp3Exception FolderAt(string path) => Mp3Exception.Usage($"--output {path}: a folder can't be brought back; {InsteadOfFolder}");
}
