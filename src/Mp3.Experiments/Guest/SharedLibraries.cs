// SPDX-License-Identifier: MIT

using Mp3.Protocol;

namespace Mp3.Experiments.Guest;

/// <summary>Finds the shared libraries of programs, so that they run in a guest that has nothing else.</summary>
internal static class SharedLibraries
{
    /// <summary>Where the C library's loader looks by itself, on Debian and elsewhere.</summary>
    private static readonly string[] Folders =
    [
        "/lib/x86_64-linux-gnu", "/usr/lib/x86_64-linux-gnu", "/lib64", "/usr/lib64", "/lib", "/usr/lib",
    ];

    /// <summary>The loader and every library that the programs need, also indirectly: absolute paths, sorted.</summary>
    /// <param name="programs">ELF files; a library that lies beside one of them is not listed.</param>
    /// <exception cref="Mp3Exception">A library is missing, or a file is no program for x86-64 (69).</exception>
    public static IReadOnlyCollection<string> Of(params IEnumerable<string> programs)
    {
        var found = new SortedSet<string>(StringComparer.Ordinal);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var queue = new Queue<string>(programs);
        HashSet<string?> own = [.. queue.Select(Path.GetDirectoryName)];
        while (queue.TryDequeue(out string? path))
        {
            ElfFile elf = Read(path);
            if (elf.Interpreter is { } loader && found.Add(loader))
            {
                seen.Add(Path.GetFileName(loader));
            }

            foreach (string name in elf.Needed.Where(seen.Add))
            {
                if (own.Any(folder => File.Exists(Path.Combine(folder ?? "", name))))
                {
                    continue;
                }

                string library = Folders.Select(folder => Path.Combine(folder, name)).FirstOrDefault(File.Exists)
                    ?? throw Mp3Exception.Unavailable($"{path} needs {name}, which is not on this machine; install the package that holds it");
                found.Add(library);
                queue.Enqueue(library);
            }
        }

        return found;
    }

    private static ElfFile Read(string path)
    {
        try
        {
            return ElfFile.Parse(HostFile.Read(path));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            throw Mp3Exception.Unavailable($"{path} can't be put into the guest: {e.Message}", e);
        }
    }
}
