// SPDX-License-Identifier: MIT

namespace Mp3.Experiments.ProgramFiles;

/// <summary>Something in a guest's file system; it belongs to root.</summary>
internal abstract record GuestNode;

/// <summary>A directory, mode 0755.</summary>
/// <param name="IsForAll">Everybody may make files in it, mode 01777.</param>
internal sealed record GuestDirectory(bool IsForAll = false) : GuestNode;

/// <summary>A symbolic link.</summary>
/// <param name="Target">What it says.</param>
internal sealed record GuestLink(string Target) : GuestNode;

/// <summary>A regular file.</summary>
/// <param name="Content">What it holds.</param>
/// <param name="IsExecutable">Mode 0755, else 0644.</param>
/// <param name="IsOfThisMachine">It came from this machine by itself: libraries that it needs may come from there too. Else
/// it has a root file system or packages around it, which must be whole.</param>
internal sealed record GuestFile(FileContent Content, bool IsExecutable, bool IsOfThisMachine) : GuestNode;
