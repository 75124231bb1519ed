// SPDX-License-Identifier: MIT

using System.Formats.Tar;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Mp3.Experiments.ProgramFiles;

/// <summary>What an unpacked package holds.</summary>
/// <param name="Entries">In the package's order.</param>
/// <param name="Alternatives">What its script asks update-alternatives for.</param>
internal sealed record PackageContent(IReadOnlyList<PackageEntry> Entries, IReadOnlyList<Alternative> Alternatives)
{
    private const string Index = "index.json";

    /// <summary>What nobody reads at run time.</summary>
    private static readonly string[] LeftOut =
        ["/usr/share/doc/", "/usr/share/man/", "/usr/share/info/", "/usr/share/locale/", "/usr/share/lintian/", "/usr/share/bug/", "/usr/share/doc-base/"];

    /// <summary>Unpacks a package into a folder, unless that was done before.</summary>
    /// <param name="package">The package's file.</param>
    /// <param name="folder">Where its files go; it is there whole or not at all.</param>
    /// <exception cref="InvalidDataException">The package is damaged.</exception>
    public static PackageContent Unpack(string package, string folder)
    {
        string index = Path.Combine(folder, Index);
        if (!File.Exists(index))
        {
            string made = Directory.CreateDirectory($"{folder}.{Guid.NewGuid():N}").FullName;
            try
            {
                PackageContent content = Read(package, made);
                File.WriteAllBytes(Path.Combine(made, Index), JsonSerializer.SerializeToUtf8Bytes(content, PackageJson.Default.PackageContent));
                Directory.Move(made, folder);
            }
            catch (IOException) when (File.Exists(index))
            {
                // Another one was faster; its folder is as good.
            }
            finally
            {
                if (Directory.Exists(made))
                {
                    Directory.Delete(made, recursive: true);
                }
            }
        }

        return JsonSerializer.Deserialize(File.ReadAllBytes(index), PackageJson.Default.PackageContent)
            ?? throw new InvalidDataException($"{index} is empty");
    }

    /// <summary>Adds all of it to a guest.</summary>
    /// <param name="tree">The guest.</param>
    /// <param name="folder">Where it was unpacked.</param>
    public void AddTo(GuestTree tree, string folder)
    {
        foreach (PackageEntry entry in Entries)
        {
            if (entry.Number is { } number)
            {
                tree.AddFile(entry.Path, new GuestFile(new FileContent(Path.Combine(folder, $"{number}"), entry.Sha256), entry.IsExecutable, IsOfThisMachine: false));
            }
            else if (entry.Target is { } target)
            {
                tree.AddLink(entry.Path, target);
            }
            else
            {
                tree.AddDirectory(entry.Path);
            }
        }
    }

    private static PackageContent Read(string package, string folder)
    {
        var entries = new List<PackageEntry>();
        HostTool.Read("dpkg-deb", "dpkg", ["--fsys-tarfile", package], stream =>
        {
            using var tar = new TarReader(stream, leaveOpen: true);
            while (tar.GetNextEntry() is { } entry)
            {
                string path = entry.Name.TrimStart('.').TrimEnd('/');
                if (path.Length > 0 && !LeftOut.Any(start => $"{path}/".StartsWith(start, StringComparison.Ordinal)) && EntryOf(entry, path, entries, folder) is { } kept)
                {
                    entries.Add(kept);
                }
            }
        });
        string script = "";
        HostTool.Read("dpkg-deb", "dpkg", ["--ctrl-tarfile", package], stream =>
        {
            using var tar = new TarReader(stream, leaveOpen: true);
            while (tar.GetNextEntry() is { } entry)
            {
                if (entry is { Name: "./postinst", DataStream: { } data })
                {
                    using var reader = new StreamReader(data);
                    script = reader.ReadToEnd();
                }
            }
        });
        return new PackageContent(entries, ProgramFiles.Alternatives.Of(script));
    }

    /// <summary>Null: a device or the like, which the guest makes itself.</summary>
    private static PackageEntry? EntryOf(TarEntry entry, string path, List<PackageEntry> before, string folder)
    {
        const UnixFileMode executable = UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;
        switch (entry.EntryType)
        {
            case TarEntryType.Directory:
                return new PackageEntry(path);
            case TarEntryType.SymbolicLink:
                return new PackageEntry(path) { Target = entry.LinkName };
            case TarEntryType.HardLink:
                string first = entry.LinkName.TrimStart('.');
                return before.First(each => each.Path == (first.StartsWith('/') ? first : $"/{first}")) with { Path = path };
            case TarEntryType.RegularFile or TarEntryType.V7RegularFile:
                string file = Path.Combine(folder, $"{before.Count}");
                entry.ExtractToFile(file, overwrite: false);
                File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead);
                using (FileStream content = File.OpenRead(file))
                {
                    return new PackageEntry(path)
                    {
                        Number = before.Count,
                        IsExecutable = (entry.Mode & executable) != UnixFileMode.None,
                        Sha256 = Convert.ToHexStringLower(SHA256.HashData(content)),
                    };
                }

            default:
                return null;
        }
    }
}

[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(PackageContent))]
internal sealed partial class PackageJson : JsonSerializerContext;
